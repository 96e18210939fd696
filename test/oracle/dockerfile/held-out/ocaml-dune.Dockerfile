FROM ocaml/opam:debian-12-ocaml-5.2 AS build
RUN sudo apt-get update && sudo apt-get install -y libev-dev pkg-config m4 libgmp-dev libssl-dev
RUN opam install dune dream
WORKDIR /home/opam/app
COPY --chown=opam dune-project *.opam ./
RUN opam install --deps-only .
COPY --chown=opam . .
RUN eval $(opam env) && dune build --profile release ./bin/main.exe

FROM debian:12-slim AS run
RUN apt-get update && apt-get install -y --no-install-recommends libev4 libssl3 tini && apt-get clean
COPY --from=build /home/opam/app/_build/default/bin/main.exe /bin/app
ARG DB_PASSWORD
ENV DATABASE_URL="postgres://app:${DB_PASSWORD}@db/app"
EXPOSE 8080/tcp
ENTRYPOINT ["tini", "--"]
CMD ["/bin/app"]
