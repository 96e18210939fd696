ARG APISIX=3.14.1
FROM apache/apisix:${APISIX}-debian AS rocks
USER root
WORKDIR /rocks
COPY *.rockspec ./
RUN apt-get update && apt-get -y install luarocks && for spec in *.rockspec; do luarocks install --only-deps "$spec" --tree deps; done

FROM apache/apisix:${APISIX}-debian
COPY --from=rocks /rocks/deps/ /usr/local/apisix/deps/
COPY plugins /usr/local/apisix/custom/apisix/plugins
EXPOSE 9080/tcp 9443
HEALTHCHECK --interval=20s CMD ["curl", "-sf", "http://127.0.0.1:9090/status"]
