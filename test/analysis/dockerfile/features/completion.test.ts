// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfiles use this syntax.
import { describe, expect, test } from 'vitest';
import type { Completion } from '../../../../server/src/analysis/core/features.ts';
import { createDockerfileLanguage } from '../../../../server/src/analysis/dockerfile/dockerfile.ts';
import { dockerfileRules } from '../../../../server/src/analysis/dockerfile/rules/index.ts';
import { liveNames } from '../../../../server/src/analysis/live-names.ts';
import { dockerfileAtCursor } from '../dockerfile-at-cursor.ts';

const language = createDockerfileLanguage(dockerfileRules);
const build =
  'FROM golang:1.26 AS build\nWORKDIR /src\nRUN go build -o /out/app .\nFROM alpine\nWORKDIR /srv\n';

describe('offered', () => {
  test.each<[code: string, expected: string[], absent?: string[]]>([
    ['FROM a AS <|>', ['build', 'production']],
    ['FROM a AS build\nFROM a AS <|>', ['base'], ['build']],
    ['FROM a AS one\nFROM b\nCOPY --from=<|>', ['one', '0', 'a', 'b']],
    ['FROM a\nCOPY --from=nginx:1 x y\nCOPY --from=<|>', ['nginx:1']],
    [`${build}COPY --from=build <|>`, ['/out/app', '/src'], ['/srv']],
    [`${build}COPY --from=build /out/app <|>`, ['./', '/srv', '/']],
    [`${build}COPY ["x", "<|>"]`, ['./', '/srv']],
    [`${build}WORKDIR <|>`, ['/srv', '/src', '/app']],
    [`${build}RUN --mount=from=build,source=<|>`, ['/out/app']],
    ['FROM a\nRUN --mount=type=secret,id=npm,target=<|>', ['/run/secrets/npm', '/root/.npmrc']],
    ['FROM a\nRUN --mount=type=secret,id=npm-token,env=<|>', ['NPM_TOKEN']],
    ['FROM a\nRUN --mount=type=cache,id=x,target=/x y\nRUN --mount=type=cache,id=<|>', ['x']],
    ['FROM a\nRUN --mount=type=tmpfs,<|>', ['target=', 'size='], ['id=', 'from=']],
    ['FROM a\nRUN --mount=type=tmpfs,size=<|>', ['64m']],
    ['FROM a\nRUN --mount=type=secret,required=<|>', ['true', 'false']],
    ['FROM a\nRUN useradd -u 1234 app\nRUN --mount=type=cache,uid=<|>', ['1234'], ['app']],
    ['FROM node:24\nUSER <|>', ['node', '1000', 'root']],
    ['FROM a\nRUN groupadd -g 500 web && useradd -r -g web -u 501 app\nUSER <|>', ['app', '501']],
    ['FROM a\nRUN groupadd -g 500 web && useradd -r -g web app\nUSER app:<|>', ['web', '500']],
    ['FROM alpine\nRUN addgroup -S web && adduser -S -G web app\nUSER <|>', ['app'], ['web']],
    ['FROM a\nRUN useradd -ms /bin/bash dev\nUSER <|>', ['dev']],
    ['FROM a\nRUN useradd app\nCOPY --chown=<|> x y', ['app', 'root']],
    ['FROM a AS one\nRUN useradd app\nFROM one\nUSER <|>', ['app']],
    ['FROM a\nCOPY --chmod=<|> x y', ['755', '644']],
    ['FROM a\nHEALTHCHECK --interval=<|> CMD x', ['30s', '1m']],
    ['FROM a\nHEALTHCHECK --retries=<|>', ['3']],
    ['FROM a\nRUN --security=<|>', ['sandbox', 'insecure']],
    ['FROM --platform=<|> a', ['$BUILDPLATFORM', 'linux/arm64', 'linux/arm/v7']],
    ['FROM a\nEXPOSE <|>', ['80', '8080', '5432']],
    ['FROM nginx\nEXPOSE <|>', ['8080'], ['80']],
    ['FROM a\nLABEL org.opencontainers.image.licenses=<|>', ['"Apache-2.0"']],
    ['FROM a\nENV <|>', ['PATH', 'NODE_ENV']],
    ['ARG GLOBAL=1\nFROM a\nARG <|>', ['GLOBAL', 'TARGETARCH', 'HTTP_PROXY']],
    ['ARG GLOBAL=1\nFROM a\nARG GLOBAL <|>', ['TARGETARCH'], ['GLOBAL']],
    ['ARG GLOBAL=1\nFROM $<|>', ['GLOBAL', 'TARGETPLATFORM']],
    ['FROM a\nARG X=1\nENV Y=2\nCMD echo $<|>', ['Y'], ['X']],
    ['FROM a\nVOLUME ["<|>"]', ['/data']],
    ['FROM a\nSHELL [<|>', ['["/bin/bash", "-o", "pipefail", "-c"]']],
    ['FROM a\nONBUILD COPY --<|>', ['--from=', '--chown=']],
    ['# syntax=<|>', ['docker/dockerfile:1', 'docker/dockerfile:1-labs']],
    ['# check=experimental=<|>', ['CopyIgnoredFile', 'all'], ['UndefinedVar']],
    ['# check=skip=UndefinedVar,<|>', ['StageNameCasing'], ['UndefinedVar']],
    ['# check=error=<|>', ['true', 'false']],
    ['FROM a\n# hadolint ignore=<|>\nRUN x', ['DL3008', 'DL4006']],
    ['FROM a\n# hadolint global ignore=DL3008,<|>\n', ['DL3009']],
    ['FROM a\n# hadolint <|>\n', ['ignore=', 'shell=']],
    ['# escape=<|>', ['`', '\\']],
  ])('%j', (code, expected, absent = []) => {
    const labels = complete(code).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(expected));
    expect(labels.filter((label) => absent.includes(label))).toEqual([]);
    expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
  });
});

test('what is accepted replaces what is typed, inside quotes too', () => {
  expect(accepted(`${build}COPY ["x", "/s<|>"]`, '/srv')).toBe(`${build}COPY ["x", "/srv"]`);
  expect(accepted('FROM a\nEXPOSE 80/<|>', 'udp')).toBe('FROM a\nEXPOSE 80/udp');
  expect(accepted('FROM a\nUSER app:<|>', 'root')).toBe('FROM a\nUSER app:root');
  expect(accepted('FROM a\nENV PATH<|>', 'PATH')).toBe('FROM a\nENV PATH=${1:/opt/bin:\\$PATH}');
  expect(accepted('FROM python:3<|>', '3.14-slim')).toBe('FROM python:3.14-slim');
});

test('flags and keys say since when they exist', () => {
  const of = (code: string, wanted: string) =>
    complete(code).find(({ label }) => label === wanted)?.documentation;
  expect(of('FROM a\nCOPY --<|>', '--link')).toContain('docker/dockerfile:1.4');
  expect(of('FROM a\nRUN --mount=type=secret,<|>', 'env=')).toContain('docker/dockerfile:1.10');
});

test('values of secrets are not shown', () => {
  const found = complete('FROM a\nARG API_TOKEN=abc V=1\nRUN echo $<|>');
  expect(found.find(({ label }) => label === 'API_TOKEN')?.detail).toBe('build argument');
  expect(found.find(({ label }) => label === 'V')?.detail).toBe('1');
});

test.each<[code: string, asks: boolean]>([
  ['FROM <|>', true],
  ['FROM al<|>pine', true],
  ['FROM a\nCOPY --from=<|> x y', true],
  ['FROM a\nRUN --mount=type=bind,from=x<|> y', true],
  ['FROM a\nCOPY <|>x y', false],
  ['FROM a AS <|>', false],
])('the engine is asked for images at %j: %s', (code, asks) => {
  const { snapshot, offset } = dockerfileAtCursor(code);
  expect(liveNames(snapshot, offset)?.kind).toBe(asks ? 'images' : undefined);
});

function complete(code: string): readonly Completion[] {
  const { snapshot, offset, context } = dockerfileAtCursor(code);
  return language.complete(snapshot, offset, context);
}

function accepted(code: string, label: string): string {
  const completion = complete(code).find((each) => each.label === label);
  const { text } = dockerfileAtCursor(code).snapshot;
  if (!completion) return `${label} is not offered`;
  const { start, end } = completion.replace;
  return text.slice(0, start) + completion.snippet + text.slice(end);
}
