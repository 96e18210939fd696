FROM debian:trixie-slim AS compile
ENV COTURN 4.7.0
RUN apt-get update; apt-get install -y --no-install-recommends \
    g++ make pkgconf wget \
    # libraries
    libevent-dev libssl-dev \
    libsqlite3-dev
RUN wget -qO- https://example.org/coturn-$COTURN.tar.gz | tar xz
RUN cd coturn-$COTURN && ./configure --prefix=/opt/turn && make && make install

FROM debian:trixie-slim
LABEL "org.opencontainers.image.title"="TURN server" \
      org.opencontainers.image.version="4.7.0"
COPY --from=compile /opt/turn /opt/turn
RUN <<EOT
apt-get update
apt-get install -y libevent-2.1-7t64 libevent-openssl-2.1-7t64 libsqlite3-0
rm -rf /var/lib/apt/lists/*
EOT
EXPOSE 3478 3478/udp
EXPOSE 49152-49200/udp
USER nobody:nogroup
STOPSIGNAL 2
ENTRYPOINT ["/opt/turn/bin/turnserver"]
CMD ["--log-file=stdout", "--external-ip=$(detect-external-ip)"]
