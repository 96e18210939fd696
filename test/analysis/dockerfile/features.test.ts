// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfiles use this syntax.
import { describe, expect, test } from 'vitest';
import { createDockerfileLanguage } from '../../../server/src/analysis/dockerfile/dockerfile.ts';
import { dockerfileAtCursor } from './dockerfile-at-cursor.ts';

const language = createDockerfileLanguage([]);
const stages = 'FROM alpine AS one\nFROM alpine AS two\nFROM one\n';

describe('completion', () => {
  test.each<[code: string, expected: string[], absent?: string[]]>([
    ['<|>', ['FROM', 'ARG'], ['RUN']],
    ['FROM a\n<|>', ['RUN', 'COPY', 'FROM']],
    ['FROM a\nRU<|>', ['RUN']],
    ['from a\nrun b\n<|>', ['copy'], ['COPY']],
    ['FROM a\nONBUILD <|>', ['RUN'], ['FROM', 'ONBUILD']],
    ['FROM a\nCOPY <|>', ['--from=', '--link', '--chmod=', '--parents']],
    ['FROM a\nCOPY --<|>', ['--from=', '--exclude=']],
    ['FROM a\nCOPY --link --<|> a b', ['--from='], ['--link']],
    ['FROM a\nADD --<|>', ['--checksum=', '--unpack', '--keep-git-dir']],
    ['FROM a\nRUN --<|>', ['--mount=', '--network=', '--security=']],
    ['FROM a\nHEALTHCHECK --<|>', ['--interval=', '--start-interval=']],
    ['FROM a\nHEALTHCHECK <|>', ['CMD', 'NONE']],
    ['FROM a\nRUN --network=<|>', ['none', 'host']],
    ['FROM a\nRUN --mount=<|>', ['type=', 'target=', 'from=']],
    ['FROM a\nRUN --mount=type=<|>', ['cache', 'secret', 'bind', 'tmpfs', 'ssh']],
    ['FROM a\nRUN --mount=type=cache,<|>', ['sharing=', 'id='], ['size=', 'type=', 'env=']],
    ['FROM a\nRUN --mount=type=cache,sharing=<|>', ['locked', 'private']],
    ['FROM a\nRUN --mount=type=cache,target=<|>', ['/root/.npm', '/var/cache/apt']],
    [`${stages}COPY --from=<|>`, ['one', 'two']],
    [`${stages}RUN --mount=from=<|>`, ['one', 'two']],
    ['FROM alpine\nFROM alpine\nCOPY --from=<|>', ['0'], ['1']],
    ['FROM alpine AS one\nFROM <|>', ['one', 'scratch', 'python', 'node']],
    ['FROM alpine AS one\nFROM o<|>', ['one']],
    ['FROM python:<|>', ['3.14', '3.13-slim'], ['3.7']],
    ['FROM a <|>', ['AS']],
    ['FROM --platform=<|>', ['$BUILDPLATFORM', 'linux/arm64']],
    ['ARG V=1\nFROM a:$<|>', ['V', 'TARGETARCH'], ['HTTP_PROXY']],
    ['FROM a\nENV X=1\nARG Y\nRUN echo ${<|>', ['X', 'Y', 'HTTP_PROXY'], ['TARGETARCH']],
    ['FROM a AS b\nENV X=1\nFROM b\nUSER $<|>', ['X']],
    ['FROM a\nARG <|>', ['TARGETARCH']],
    ['FROM a\nEXPOSE 80/<|>', ['tcp', 'udp']],
    ['FROM a\nRUN useradd -m app\nUSER <|>', ['app', 'root']],
    ['FROM a\nSTOPSIGNAL <|>', ['SIGTERM', 'SIGQUIT']],
    ['FROM a\nSHELL <|>', ['["/bin/bash", "-o", "pipefail", "-c"]']],
    ['FROM a\nLABEL <|>', ['org.opencontainers.image.source']],
    ['# <|>', ['syntax=', 'escape=', 'check=skip=']],
    ['# syntax=<|>', ['docker/dockerfile:1']],
    ['# check=<|>', ['skip=', 'error=true']],
    ['# check=skip=<|>', ['StageNameCasing', 'all']],
    ['FROM a\n# check=skip=StageNameCasing,<|>\nRUN b', ['UndefinedVar']],
    ['FROM a\nRUN echo <|>', [], ['FROM', 'RUN']],
    ['FROM a\nRUN <<EOF\nF<|>\nEOF\n', [], ['FROM']],
  ])('%j', (code, expected, absent = []) => {
    const { snapshot, offset, context } = dockerfileAtCursor(code);
    const labels = language.complete(snapshot, offset, context).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(expected));
    expect(labels.filter((label) => absent.includes(label))).toEqual([]);
  });
});

describe('hover', () => {
  test.each<[code: string, expected: string]>([
    ['FR<|>OM alpine', 'Starts a stage'],
    ['# syn<|>tax=docker/dockerfile:1\nFROM a', 'frontend'],
    ['FROM ubuntu:<|>18.04', 'Ubuntu 18.04 got its last fix on 2023-05-31'],
    ['FROM nginx:1<|>\n', 'Ports: `80/tcp`'],
    [`${stages}COPY --from=t<|>wo a b`, '**Stage 1 `two`**'],
    ['FROM a AS b<|>ase\nUSER 7\nWORKDIR /x\n', 'User: `7` (line 2)'],
    ['FROM a\nENV A=1\nENV B=${A}2\nUSER $<|>B', '`B` = `12`'],
    ['ARG V=1\nFROM a\nARG V\nRUN echo $<|>V', 'with the default on line 1'],
    ['FROM a\nCOPY --li<|>nk a b', 'layer of their own'],
    ['FROM a\nRUN --mount=type=cac<|>he,target=/x y', 'later builds'],
    ['FROM a\nRUN --mount=type=cache,sha<|>ring=locked,target=/x y', 'same time'],
    ['FROM a\nRUN curl $HTTP_<|>PROXY', 'Predefined build argument'],
  ])('%j', (code, expected) => {
    const { snapshot, offset, context } = dockerfileAtCursor(code);
    expect(language.hover(snapshot, offset, context)?.markdown).toContain(expected);
  });
});

describe('navigation', () => {
  // «…» is the declaration and the other mentions are ‹…›.
  test.each([
    'FROM a AS «one»\nFROM ‹o<|>ne›\nCOPY --from=‹one› a b\nRUN --mount=from=‹one›,target=/x y\n',
    'FROM a AS «one»\nFROM a\nCOPY --from=‹0<|>› a b\n',
    'ARG «V»=1\nFROM a:$‹V<|>›\n',
    'FROM a\nENV «A»=1\nRUN echo "$‹A<|>› ${‹A›:-2}"\n',
    'FROM a AS b\nENV «A»=1\nFROM b\nUSER $‹A<|>›\n',
    'FROM a\nRUN cat <<«EOF»\nx\n‹E<|>OF›\n',
    'ARG «V»=1\nFROM a\nARG ‹V<|>›\n',
  ])('%j', (marked) => {
    const { snapshot, offset, context } = dockerfileAtCursor(marked.replace(/[«»‹›]/g, ''));
    const mark = (open: string, close: string, spans: readonly { start: number; end: number }[]) =>
      [...spans]
        .sort((a, b) => b.start - a.start)
        .reduce(
          (text, { start, end }) =>
            `${text.slice(0, start)}${open}${text.slice(start, end)}${close}${text.slice(end)}`,
          snapshot.text,
        );
    const definition = language.definition(snapshot, offset, context).map(({ span }) => span);
    const references = language.references(snapshot, offset, context).map(({ span }) => span);
    const plain = marked.replace('<|>', '');
    expect(mark('«', '»', definition)).toBe(plain.replace(/[‹›]/g, ''));
    expect(mark('|', '|', references)).toBe(plain.replace(/[«»‹›]/g, '|'));
  });
});

test('the outline shows stages with their instructions', () => {
  const { snapshot } = dockerfileAtCursor('ARG V\nFROM a AS b\nRUN x\nFROM c\nCMD ["y"]\n');
  const lines = language
    .symbols(snapshot)
    .flatMap(({ name, detail, children }) => [
      `${name} ${detail}`,
      ...children.map((child) => `  ${child.name} ${child.detail}`),
    ]);
  expect(lines).toEqual(['ARG V', 'b a', '  RUN x', 'stage 1 c', '  CMD ["y"]']);
});

test('stages, long instructions, comment blocks and regions fold', () => {
  const { snapshot } = dockerfileAtCursor(
    'FROM a\n# one\n# two\n#region r\nRUN x \\\n  y\n#endregion\nRUN <<EOF\nz\nEOF\n',
  );
  const folded = language
    .folding(snapshot)
    .map(({ span, kind }) => [
      snapshot.lines.positionAt(span.start).line,
      snapshot.lines.positionAt(span.end).line,
      kind ?? '',
    ]);
  expect(folded).toEqual([
    [0, 9, ''],
    [4, 5, ''],
    [7, 9, ''],
    [1, 3, 'comment'],
    [3, 6, 'region'],
  ]);
});
