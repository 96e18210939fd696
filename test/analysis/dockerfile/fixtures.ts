/** Dockerfiles that use every corner of the syntax, broken ones included. */
export const fixtures: Readonly<Record<string, string>> = {
  'several stages': `# syntax=docker/dockerfile:1
ARG GO_VERSION=1.26
FROM --platform=$BUILDPLATFORM golang:\${GO_VERSION}-alpine AS build
ARG TARGETOS TARGETARCH
WORKDIR /src
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod \\
    go mod download
COPY . .
RUN --mount=type=cache,target=/go/pkg/mod,sharing=locked \\
    # the binary
    CGO_ENABLED=0 GOOS=$TARGETOS go build -o /out/server ./cmd/server && \\

    strip /out/server
FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build --chown=65532:65532 /out/server /server
EXPOSE 8080/tcp 9090
ENTRYPOINT ["/server"]
`,
  heredocs: `FROM debian:12
RUN <<EOF bash
set -e
echo "$HOME \${X:-y}"
EOF
COPY <<-"A" <<B /etc/
	one
	A
two $C
B
RUN cat << 'END OF IT' > /x
text
END OF IT
RUN python3 <<PY
print('x')
PY
`,
  'backtick escape': `# escape=\`
# check=skip=JSONArgsRecommended;error=true
FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
WORKDIR C:\\app
RUN dir \`
  && echo "a\`"b" \`
`,
  'every instruction': `from alpine:3.22 as base
maintainer someone
env A=1 B="two words" C='\${A}' D=\${A:+x}\${B#t*}\${C/a/b}
ENV OLD form with spaces
LABEL org.opencontainers.image.title="x" y=z
ARG NAME VALUE=1 OTHER="$A"
USER app:group
VOLUME ["/data", "/more"]
VOLUME /a /b
STOPSIGNAL SIGQUIT
SHELL ["/bin/ash", "-eo", "pipefail", "-c"]
HEALTHCHECK --interval=5s --timeout=1m30s CMD wget -q localhost || exit 1
HEALTHCHECK NONE
ONBUILD COPY --chown=1:1 . /app
ONBUILD RUN --network=none echo $A
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://x.org/y /z
CMD echo hi; exec sh
`,
  broken: `# escape=x
COPY a b
FRMO alpine
FROM --platfrom=x a AS 1x y
RUN --mount=type=chache,from=$X,= [ "unclosed
ENV A B=C "D
LABEL
EXPOSE 99999 80/foo $( \${ \${a
COPY --from=9 --from= <<EOF <<EOF
ONBUILD ONBUILD FROM
HEALTHCHECK --interval=5 FOO
SHELL bash
CMD ["a", 1]
RUN a && ( b | { c; \\`,
  'windows line ends': 'FROM alpine\r\nRUN echo \\\r\n  # note\r\n  hi\r\n\r\nCMD ["sh"]\r\n',
  'byte order mark': '\uFEFFFROM alpine\nRUN echo ä𝒳 && echo "💥" $\n',
  'comments only': '# hello\n\n  # world\n',
  'deep nesting': `FROM a\nENV X=${'${A:-'.repeat(80)}\nRUN ${'$('.repeat(80)}\n`,
};
