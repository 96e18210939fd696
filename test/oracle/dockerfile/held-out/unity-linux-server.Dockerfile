# escape=`
FROM ubuntu:24.04
ARG BUILD_ID=0
ARG STEAM_USER
ARG STEAM_PASSWORD
RUN apt-get update && `
    apt-get install -y `
      lib32gcc-s1 `
      # certificates for the master server
      ca-certificates && `
    rm -rf /var/lib/apt/lists/*
WORKDIR /srv/game
ADD server_${BUILD_ID:-0}.tar.gz .
ENV PATHS=C:\games LINE="a`
b"
EXPOSE 7777/udp
ENTRYPOINT ["./Server.x86_64", "-batchmode", "-nographics"]
CMD ["-logFile", "/dev/stdout"]
