FROM bufbuild/buf:1.59.0 AS buf
FROM golang:1.26-bookworm AS gen
COPY --from=buf /usr/local/bin/buf /usr/local/bin/buf
WORKDIR /w
COPY buf.yaml buf.gen.yaml buf.lock ./
COPY proto ./proto
RUN buf generate

FROM gen AS build
ARG LDFLAGS='-s -w'
COPY go.* ./
RUN go mod download
COPY . .
COPY --from=gen /w/gen ./gen
RUN go build -ldflags "${LDFLAGS} -X 'main.builtAt=today'" -o /gateway ./cmd/gateway

FROM gcr.io/distroless/static-debian12
COPY --from=build --chmod=0555 /gateway /
COPY --from=1 /w/gen/openapi /openapi
EXPOSE 8080 50051
ENTRYPOINT ["/gateway"]
