FROM nimlang/nim:2.2.4-alpine-slim AS b
RUN apk --no-cache add git openssl-dev pcre-static
WORKDIR /code
COPY linkcheck.nimble .
RUN nimble install -y --depsOnly
COPY src/ src
RUN nimble build -d:release --passL:-static && strip bin/linkcheck


FROM scratch
ADD ["bin.tar", "/"]
COPY --from=b ["/code/bin/linkcheck", "/linkcheck"]
ENV LINKS_FILE= TIMEOUT=${SECONDS:-30}s
ENTRYPOINT ["/linkcheck"]
