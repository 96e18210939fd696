import { append, insert, type Mutation, replace, rewrite } from './mutation.ts';

/** Changes after which BuildKit takes a Dockerfile as before. */
export const harmlessChanges: readonly Mutation[] = [
  // Text and lines.
  rewrite('comment above', (text) => text.replace(/^FROM/im, '# A comment.\nFROM')),
  rewrite('Windows line ends', (text) => text.replace(/\r?\n/g, '\r\n')),
  rewrite('Unix line ends', (text) => text.replaceAll('\r', '')),
  rewrite('byte order mark', (text) => `\uFEFF${text.replace('\uFEFF', '')}`),
  rewrite('blank lines', (text) => text.replace(/\n(FROM|CMD|EXPOSE)/gi, '\n\n\n$1')),
  rewrite('form feed between stages', (text) => text.replace(/\nFROM/gi, '\n\f\nFROM')),
  rewrite('indented instructions', (text) => text.replace(/^(CMD|EXPOSE|WORKDIR)/gm, '  $1')),
  rewrite('tabs behind instructions', (text) => text.replace(/^(COPY|RUN|ENV) (?!\\)/gm, '$1\t ')),
  rewrite('blanks at line ends', (text) => text.replace(/^((?:WORKDIR|USER|CMD) .*)$/gm, '$1 \t')),
  rewrite('no line end at the end', (text) => text.trimEnd()),
  rewrite('comment at the end', (text) => `${text}# The end.`),
  insert('comment in a continuation', 'RUN echo one && \\', '    # why', '    echo two'),
  insert('blanks behind the continuation', 'RUN echo one && \\  ', '    echo two'),
  insert('continuation in the middle of a word', 'RUN ec\\', 'ho one'),
  insert('carriage return in a line', 'RUN echo one\recho two'),
  append('continuation at the end of the file', 'RUN echo one \\'),
  // Directives.
  rewrite('syntax directive', (text) => `# syntax=docker/dockerfile:1\n${withoutDirectives(text)}`),
  rewrite(
    'spaced directive',
    (text) => `#   SyNtAx =  docker/dockerfile:1 \n${withoutDirectives(text)}`,
  ),
  rewrite('unknown directive', (text) => `# color=blue\n${withoutDirectives(text)}`),
  rewrite(
    'all checks off',
    (text) => `# check=skip=all\n${text.replace(/^#\s*check\s*=.*\n/im, '')}`,
  ),
  // Forms.
  insert('array of a command', 'RUN ["true", "a b"]'),
  insert('array that is none', 'RUN [ -f /etc/passwd ]'),
  insert('array with broken JSON', 'RUN ["true", \'x\']'),
  insert('array over lines', 'RUN ["true", \\', '  # why', '  "a b"]'),
  insert('array with escapes', 'RUN ["printf", "\\u00e9\\n\\"\\\\"]'),
  insert('variable with a default', 'WORKDIR /srv/${NOWHERE:-app}'),
  insert('variable of an argument', 'ARG PLACE=/srv', 'WORKDIR $PLACE'),
  insert(
    'prefix and suffix removed',
    'ARG V=1.2.3',
    'ENV A=${V%.*} B=${V#*.} C=${V/./-} D=${V##*.}',
  ),
  insert('nested defaults', 'ARG V', 'ENV A=${V:-${V:-${V:-x}}} B=${V:+y}'),
  insert('platform argument', 'ARG TARGETARCH TARGETVARIANT', 'RUN echo $TARGETARCH'),
  insert('argument of its own value', 'ARG ONE=1 TWO=$ONE'),
  insert('several files to one name', 'COPY a b /dir'),
  insert('files as array', 'COPY ["a b.txt", "c", "/dir/"]'),
  insert('escaped dollar', 'ENV PRICE=\\$5'),
  insert('quotes in all places', `ENV A="b c" D='e "f"' G=h\\ i J=k"l m"n`),
  append('empty entry point', 'ENTRYPOINT []'),
  append('no health check', 'HEALTHCHECK NONE'),
  append(
    'health check with all flags',
    'HEALTHCHECK --interval=1m30s --timeout=1.5s --start-period=0s --start-interval=2s --retries=3 CMD ["true"]',
  ),
  append('range of ports', 'EXPOSE 8000-8010/udp 53/sctp'),
  append('signal by number', 'STOPSIGNAL 9'),
  append('signal without SIG', 'STOPSIGNAL term'),
  append('real-time signal', 'STOPSIGNAL SIGRTMIN+3'),
  append('label with quotes', `LABEL "com.example.a b"="c d" other='e f'`),
  append('user and group by number', 'USER 1000:1000'),
  append('trigger with a heredoc', 'ONBUILD COPY <<EOF /x', 'one', 'EOF'),
  // Heredocs.
  append('heredoc with a space', 'RUN cat << EOF', 'hello', 'EOF'),
  append('heredoc with tabs', 'RUN <<-EOF', '\techo one', '\tEOF'),
  append('heredoc in quotes', 'COPY <<"E F" /x', '$NOWHERE', 'E F'),
  append('several heredocs', 'COPY <<A <<-B c /x/', 'one', 'A', '\ttwo', '\tB'),
  append('heredoc with instructions inside', 'RUN <<EOF', 'FROM x', '# y', 'COPPY \\', 'EOF'),
  append('heredoc by ADD', 'ADD --chmod=755 <<run.sh /bin/run', '#!/bin/sh', 'run.sh'),
  append('comparison that is no heredoc', 'RUN echo $((1<<2)) "<<EOF"'),
  // Flags and mounts.
  insert('security flag', 'RUN --security=sandbox --network=none true'),
  insert(
    'cache mount',
    'RUN --mount=type=cache,id=x,target=/c,sharing=locked,mode=0755,uid=1,gid=1 true',
  ),
  insert('bind mount', 'RUN --mount=source=a,dst=/b,rw true'),
  insert('secret as variable', 'RUN --mount=type=secret,id=x,env=X,required=true true'),
  insert(
    'mounts of all other types',
    'RUN --mount=type=tmpfs,target=/t,size=1g --mount=type=ssh true',
  ),
  insert('owner from arguments', 'ARG OWNER=1', 'COPY --chown=$OWNER:${OWNER} a /a'),
  insert('Git source', 'ADD --keep-git-dir https://example.com/a.git#main:src /a'),
  insert('download with a checksum', `ADD --checksum=sha256:${'a'.repeat(64)} https://a.io/a /a`),
  insert('named context', 'COPY --from=shared /a /b'),
  replace('link', /^COPY (?!--)/m, 'COPY --link '),
  replace('numbers of the owner', /^COPY (?!--)/m, 'COPY --chown=1000:1000 '),
  replace('symbolic mode', /^COPY (?!--)/m, 'COPY --chmod=u=rwX,go=rX '),
  replace('excluded files', /^COPY (?!--)/m, 'COPY --exclude=*.md --exclude=docs --parents=false '),
];

function withoutDirectives(text: string): string {
  return text.replace(/^\uFEFF?(?:#.*=.*\n)*/, '');
}
