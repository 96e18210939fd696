FROM eclipse-temurin:21-jre-alpine as download
ARG PAPER_BUILD=119
ARG VERSION="1.21.9"
WORKDIR /tmp
RUN apk add --no-cache curl jq \
  && URL=$(curl -s "https://api.papermc.io/v2/projects/paper/versions/${VERSION}/builds/${PAPER_BUILD}" | jq -r '.downloads.application.name') \
  && curl -o paper.jar "https://api.papermc.io/v2/projects/paper/versions/${VERSION}/builds/${PAPER_BUILD}/downloads/$URL"

FROM eclipse-temurin:21-jre-alpine
COPY --from=download /tmp/paper.jar /opt/paper.jar
ENV MEMORY=2G \
    EULA=true \
    JVM_FLAGS="-XX:+UseG1GC -XX:+ParallelRefProcEnabled"
WORKDIR /data
VOLUME "/data"
EXPOSE 25565/tcp
EXPOSE 25565/udp
HEALTHCHECK --interval=1m30s --timeout=10s \
    CMD nc -z localhost 25565 || exit 1
ENTRYPOINT java -Xms$MEMORY -Xmx$MEMORY $JVM_FLAGS -jar /opt/paper.jar nogui
