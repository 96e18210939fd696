import { describe, expect, test } from 'vitest';
import { dockerfileModel } from '../../../server/src/analysis/dockerfile/model/dockerfile-model.ts';
import { findingsIn, fixtureSnapshot } from '../../support/fixture-workspace.ts';

/** The codes of ShellCheck that findings carry, with their lines. */
function codesIn(text: string): string[] {
  const snapshot = fixtureSnapshot('Dockerfile', text);
  return findingsIn(new Map([['Dockerfile', text]]), 'Dockerfile').flatMap(({ aliases, span }) => {
    const line = snapshot.lines.positionAt(span.start).line + 1;
    return aliases.filter((id) => /^SC(?!2039)/.test(id)).map((id) => `${line} ${id}`);
  });
}

describe('the shell of an instruction', () => {
  test.each<[text: string, dialect: string | undefined]>([
    ['FROM example.com/a:1\nRUN x', 'sh'],
    ['FROM debian:13\nRUN x', 'dash'],
    ['FROM alpine:3.22\nRUN x', 'ash'],
    ['FROM node:22-alpine\nRUN x', 'ash'],
    ['FROM fedora:43\nRUN x', 'bash'],
    ['FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN x', 'bash'],
    ['FROM debian:13 AS a\nSHELL ["bash", "-c"]\nFROM a\nRUN x', 'bash'],
    ['FROM debian:13\nSHELL ["bash", "-c"]\nFROM debian:12\nRUN x', 'dash'],
    ['FROM debian:13\nSHELL ["conda", "run", "-n", "e", "/bin/bash", "-c"]\nRUN x', 'bash'],
    ['FROM debian:13\nSHELL ["/bin/sh", "-c"]\nRUN x', 'dash'],
    ['FROM debian:13\nSHELL ["pwsh", "-Command"]\nRUN x', undefined],
    ['FROM debian:13\nSHELL ["cmd", "/S", "/C"]\nRUN x', undefined],
    ['FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN x', undefined],
    ['# escape=`\nFROM example.com/a:1\nRUN x', undefined],
    ['FROM --platform=windows/amd64 example.com/a:1\nRUN x', undefined],
    ['FROM debian:13\n# hadolint shell=bash\nRUN x', 'bash'],
    ['# hadolint shell=powershell\nFROM debian:13\nRUN x', undefined],
    ['# hadolint shell=powershell\nFROM a\nFROM debian:13\nRUN x', 'dash'],
    ['FROM debian:13\n# hadolint shell=bash\nSHELL ["sh", "-c"]\nRUN x', 'dash'],
    ['FROM debian:13\nRUN <<E\n#!/usr/bin/env bash\nx\nE', 'bash'],
    ['FROM debian:13\nRUN <<E\n#!/usr/bin/env python3\nx\nE', undefined],
    ['FROM debian:13\nRUN <<E\n# shellcheck shell=bash\nx\nE', 'bash'],
    ['FROM debian:13\nCOPY <<E /a.sh\n#!/bin/dash\nx\nE', 'dash'],
    ['FROM debian:13\nONBUILD RUN x', 'dash'],
    ['FROM debian:13\nRUN ["sh", "-c", "x"]', 'dash'],
    ['FROM debian:13\nSHELL ["pwsh", "-Command"]\nCMD ["/bin/bash", "-ec", "x"]', 'bash'],
    ['FROM debian:13\nCOPY <<a.txt <<b.sh /c/\nx\na.txt\n#!/bin/dash\nb.sh', 'dash'],
  ])('%j', (text, dialect) => {
    const model = dockerfileModel(fixtureSnapshot('Dockerfile', text));
    const last = model.tree.instructions.at(-1);
    const instruction = last?.kind === 'ONBUILD' ? last.trigger : last;
    expect(instruction && model.shellAt(instruction)?.dialect).toBe(dialect);
    if (dialect === undefined && instruction) expect(model.scriptOf(instruction)).toBeUndefined();
  });
});

describe('what rules find', () => {
  const from = 'FROM example.com/a:1\n';
  test.each<[about: string, text: string, codes: string[]]>([
    ['in CMD', `${from}CMD run $A`, ['2 SC2086']],
    ['in ENTRYPOINT', `${from}ENTRYPOINT run $A`, ['2 SC2086']],
    ['in HEALTHCHECK', `${from}HEALTHCHECK CMD run $A`, ['2 SC2086']],
    ['in ONBUILD', `${from}ONBUILD RUN run $A`, ['2 SC2086']],
    ['not in exec form', `${from}CMD ["run", "$A"]`, []],
    ['in exec form that starts a shell', `${from}CMD ["sh", "-c", "run $A"]`, ['2 SC2086']],
    [
      'in a script in quotes',
      `${from}RUN bash -ec 'run $A' && sudo sh -c "run \\$B"`,
      ['2 SC2086', '2 SC2086'],
    ],
    ['not where the outer shell replaces', `${from}RUN bash -c "run $A \\$B"`, []],
    ['not in scripts of other programs', `${from}RUN python3 <<E\nrun $A\nE`, []],
    [
      'in a heredoc that a shell reads',
      `${from}RUN bash <<'E'\nrun $A\nE\nRUN <<'E' sh\nrun $A\nE`,
      ['3 SC2086', '6 SC2086'],
    ],
    [
      'in several scripts that COPY writes',
      `${from}COPY <<'a.sh' <<'b.py' <<'c' /x/\nrun $A\na.sh\nrun $A\nb.py\n#!/bin/sh\nrun $A\nc`,
      ['3 SC2086', '8 SC2086'],
    ],
    ['in a heredoc', `${from}RUN <<E\nrun $A\nE`, ['3 SC2086']],
    ['in a heredoc that a command reads', `${from}RUN cat <<E\nname $a\nE`, ['3 SC2154']],
    ['not in a quoted one', `${from}RUN cat <<'E'\nname $a\nE`, []],
    ['in a script that COPY writes', `${from}COPY <<'E' /a.sh\nrun $A\nE`, ['3 SC2086']],
    ['not in other files', `${from}COPY <<'E' /a.conf\nrun $A\nE`, []],
    ['not in what the builder replaces', `${from}COPY <<E /a.sh\nrun $A\nE`, []],
    ['behind a continuation', `${from}RUN run \\\n  # why\n  $A`, ['4 SC2086']],
    ['unless ARG declares it', `${from}ARG A\nRUN run $A $B`, ['3 SC2086']],
    [
      'unless ENV of a stage below does',
      `${from.replace('\n', ' AS b\n')}ENV A=1\nFROM b\nRUN run $A`,
      [],
    ],
    ['not where a declared value goes on', `${from}ARG A=1\nRUN b="x-$A"; run $b`, []],
    [
      'when one branch sets something else',
      `${from}RUN a=1; if b; then a=$1; fi; c $a`,
      ['2 SC2086'],
    ],
    ['not when each branch sets one word', `${from}RUN if b; then a=1; else a=2; fi; c $a`, []],
    ['not in PowerShell', 'FROM debian:13\nSHELL ["pwsh", "-c"]\nRUN if ($a) { b } [[', []],
    ['once where the shell refuses a script', `${from}RUN if a; then $b`, ['2 SC1072', '2 SC1073']],
  ])('%s', (_about, text, codes) => {
    expect(
      codesIn(text).filter((code) => !/ SC1(?:009|036|046|056|061|088|089)$/.test(code)),
    ).toEqual(codes);
  });

  test.each<[about: string, text: string, lines: string[]]>([
    ['the next command', '# shellcheck disable=SC2086\nrun $A\nrun $A', ['5 SC2086']],
    ['behind the first command', 'x\n# shellcheck disable=SC2086\nrun $A\nrun $A', ['6 SC2086']],
    ['a whole block', 'x\n# shellcheck disable=2086,SC2046\nif run $A; then\nrun $A\nfi', []],
    ['a range', 'x\n# shellcheck disable=SC2000-SC2100\nrun $A', []],
    ['others', 'x\n# shellcheck disable=SC2046\nrun $A', ['5 SC2086']],
  ])('a comment of ShellCheck silences: %s', (about, body, codes) => {
    const expected = about === 'the next command' ? [] : codes;
    expect(codesIn(`${from}RUN <<E\n${body}\nE`)).toEqual(expected);
  });

  test('such a comment may stand in a command line or above it', () => {
    const line = `${from}RUN run $A && \\\n  # shellcheck disable=SC2086\n  run $B && \\\n  run $C\n`;
    expect(codesIn(line)).toEqual(['2 SC2086', '5 SC2086']);
    expect(codesIn(`${from}# shellcheck disable=SC2086\nRUN run $A\nRUN run $A\n`)).toEqual([
      '4 SC2086',
    ]);
  });
});
