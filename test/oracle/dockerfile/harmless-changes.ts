import { append, insert, type Mutation, replace, rewrite } from './mutation.ts';

/** Changes after which BuildKit takes a Dockerfile as before. */
export const harmlessChanges: readonly Mutation[] = [
  rewrite('comment above', (text) => text.replace(/^FROM/im, '# A comment.\nFROM')),
  rewrite('Windows line ends', (text) => text.replaceAll('\n', '\r\n')),
  rewrite('byte order mark', (text) => `\uFEFF${text}`),
  rewrite('blank lines', (text) => text.replace(/\n(FROM|CMD|EXPOSE)/gi, '\n\n\n$1')),
  rewrite('indented instructions', (text) => text.replace(/^(CMD|EXPOSE|WORKDIR)/gm, '  $1')),
  rewrite('no line end at the end', (text) => text.trimEnd()),
  insert('comment in a continuation', 'RUN echo one && \\', '    # why', '    echo two'),
  insert('blanks behind the continuation', 'RUN echo one && \\  ', '    echo two'),
  insert('array of a command', 'RUN ["true", "a b"]'),
  insert('array that is none', 'RUN [ -f /etc/passwd ]'),
  insert('variable with a default', 'WORKDIR /srv/${NOWHERE:-app}'),
  insert('variable of an argument', 'ARG PLACE=/srv', 'WORKDIR $PLACE'),
  insert('platform argument', 'ARG TARGETARCH', 'RUN echo $TARGETARCH'),
  insert('several files to one name', 'COPY a b /dir'),
  insert('escaped dollar', 'ENV PRICE=\\$5'),
  append('empty entry point', 'ENTRYPOINT []'),
  append('heredoc with a space', 'RUN cat << EOF', 'hello', 'EOF'),
  append('no health check', 'HEALTHCHECK NONE'),
  append('range of ports', 'EXPOSE 8000-8010/udp'),
  append('signal by number', 'STOPSIGNAL 9'),
  append('label with quotes', `LABEL "com.example.a b"="c d" other='e f'`),
  append('security flag', 'RUN --security=sandbox true'),
  replace('link', /^COPY (?!--)/m, 'COPY --link '),
  replace('numbers of the owner', /^COPY (?!--)/m, 'COPY --chown=1000:1000 '),
];
