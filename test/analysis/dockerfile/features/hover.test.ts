// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfiles use this syntax.
import { expect, test } from 'vitest';
import { createDockerfileLanguage } from '../../../../server/src/analysis/dockerfile/dockerfile.ts';
import { dockerfileRules } from '../../../../server/src/analysis/dockerfile/rules/index.ts';
import { dockerfileAtCursor } from '../dockerfile-at-cursor.ts';

const language = createDockerfileLanguage(dockerfileRules);
const stages = `FROM alpine:3.22 AS base
USER app
WORKDIR /srv
ENV A=1 API_KEY=x
ENTRYPOINT ["/entry.sh"]
FROM base AS prod
CMD ["serve", "two words"]
`;

test.each<[code: string, expected: string | string[]]>([
  [
    stages.replace('AS prod', 'AS pr<|>od'),
    [
      '**Stage 1 `prod`** from stage `base`, the last one',
      '- Runs: `/entry.sh serve "two words"` (line 5, line 7)',
      '- User: `app` (line 2, stage `base`)',
      '- Folder: `/srv` (line 3, stage `base`)',
      '- Environment: `A=1`, `API_KEY`',
    ],
  ],
  [
    stages.replace('CMD', 'C<|>MD'),
    'A container of this stage runs `/entry.sh serve "two words"`.',
  ],
  [
    'FROM who/knows:1<|>\nUSER 7\n',
    'Not known without the base image: entry point, command, folder',
  ],
  ['FROM a\nENTRYPOINT exec x\nCM<|>D ["y"]\n', 'runs `/bin/sh -c "exec x"`'],
  ['FROM ubun<|>tu:24.04', 'Registry `docker.io`, repository `library/ubuntu`, tag `24.04`.'],
  ['FROM ghcr.io/a/b<|>', 'Registry `ghcr.io`, repository `a/b`, tag `latest`, because none'],
  ['FROM a@sha256:<|>0123', 'digest `sha256:0123`, which never changes'],
  [
    'FROM a\nENV A=1 B=2\nENV C=${A}${B}\nRUN echo $<|>C',
    ['`C` = `12`', 'Worked out of `${A}${B}`', '- `A` = `1`, line 2'],
  ],
  ['FROM a AS b\nENV A=1\nFROM b\nRUN echo $<|>A', 'Set by ENV on line 2 in stage `b`.'],
  [
    'FROM a\nARG TARGETARCH\nRUN echo $TARGET<|>ARCH',
    ['given by BuildKit', 'Architecture that is built for'],
  ],
  ['FROM a\nRUN echo $TARGET<|>OS', 'stages that say `ARG TARGETOS`'],
  ['FROM a\nARG V=`x`\nLABEL a=$<|>V', '`V` = `` `x` ``'],
  ['FROM a\nARG API_TOKEN=abc\nLABEL a=$<|>API_TOKEN', '`API_TOKEN`\n\nBuild argument'],
  ['FROM a\nEXPOSE 54<|>32', 'By custom: PostgreSQL.'],
  ['FROM a\nARG P=80\nEXPOSE ${<|>P}/udp', '`P` = `80`'],
  ['FROM a\nSTOPSIGNAL SIG<|>QUIT', 'nginx'],
  ['FROM a\nRUN useradd -u 7 app\nUSER ap<|>p', 'Added by useradd.'],
  ['FROM a\nRUN useradd -u 7 app\nUSER <|>7', 'Number of app.'],
  ['FROM a\nWORKDIR /a\nWORKDIR <|>b\n', 'Folder `/a/b`'],
  ['FROM a\nLABEL org.opencontainers.image.lic<|>enses=MIT', 'SPDX'],
  ['FROM a\nRUN <<E<|>OF\nx\nEOF\n', ['from line 3 to line 4', 'The shell reads it']],
  ['FROM a\nCOPY <<-"E<|>OF" /x\nx\nEOF\n', ['exactly these lines', 'Tabs']],
  ['FROM a\nRUN <<EOF\n#!/usr/bin/env python3\nE<|>OF\n', '`/usr/bin/env python3` runs it'],
  ['FROM a\nCOPY --li<|>nk a b', 'Since `docker/dockerfile:1.4`'],
  ['FROM a\nRUN --mount=type=cache,sharing=lock<|>ed,target=/x y', 'A second build waits'],
  ['FROM a\nRUN --mount=type=cache,ds<|>t=/x y', 'short for `target`'],
  ['# check=skip=Undefined<|>Var\nFROM a', '`undefined-variable`'],
  ['FROM a\n# hadolint ignore=DL30<|>07\nRUN x', 'DL3007'],
  ['# syntax=docker/docker<|>file:1\nFROM a', 'newest stable'],
  ['FROM a\nHEALTH<|>CHECK NONE', 'HEALTHCHECK [flags] CMD command\nHEALTHCHECK NONE'],
])('%j', (code, expected) => {
  const { snapshot, offset, context } = dockerfileAtCursor(code);
  const markdown = language.hover(snapshot, offset, context)?.markdown ?? '';
  for (const part of [expected].flat()) expect(markdown).toContain(part);
});
