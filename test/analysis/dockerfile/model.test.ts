// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfiles use this syntax.
import { describe, expect, test } from 'vitest';
import { dockerfileModel } from '../../../server/src/analysis/dockerfile/model/dockerfile-model.ts';
import type { Fact } from '../../../server/src/analysis/dockerfile/model/image.ts';
import type { Stage } from '../../../server/src/analysis/dockerfile/model/model.ts';
import { dockerfileAtCursor } from './dockerfile-at-cursor.ts';

describe('variables', () => {
  test.each<[declarations: string, text: string, value: string | undefined]>([
    ['ENV A=1', '$A', '1'],
    ['ENV A=1', '${A}2', '12'],
    ['ENV A="a b" B=$A', '$A-$B', 'a b-'],
    ['ENV A=1\nENV A=2$A', '$A', '21'],
    ['ENV A=', '${A:-x}${A-y}', 'x'],
    ['ENV A=1', '${A:+x}${B:+y}${B:-z}', 'xz'],
    ['ENV A=1', '\\$A', '$A'],
    ['ENV A=1', "'$A'", '$A'],
    ['ENV A=a.tar.gz', '${A%.*}', 'a.tar'],
    ['ENV A=a.tar.gz', '${A%%.*}', 'a'],
    ['ENV A=/x/y/z', '${A#*/}', 'x/y/z'],
    ['ENV A=/x/y/z', '${A##*/}', 'z'],
    ['ENV A=a-b-c', '${A/-/_}', 'a_b-c'],
    ['ENV A=a-b-c', '${A//-/_}', 'a_b_c'],
    ['ARG A=1 B=$A', '$B', '1'],
    ['ARG A', '$A', undefined],
    ['ARG TARGETARCH', '$TARGETARCH', undefined],
    ['ARG GLOBAL', '$GLOBAL', 'g'],
    ['', '$GLOBAL', ''],
    ['', '$TARGETARCH', ''],
    ['ENV OLD a b', '$OLD', 'a b'],
  ])('after %j, %s is %j', (declarations, text, value) => {
    const code = `ARG GLOBAL=g\nFROM alpine\n${declarations}\nUSER x\n`;
    const model = dockerfileModel(dockerfileAtCursor(code).snapshot);
    const last = model.tree.instructions.at(-1);
    expect(last && model.scopeAt(last).expand(text)).toBe(value);
  });

  test('nothing is known of the variables of an unknown image', () => {
    const model = dockerfileModel(dockerfileAtCursor('FROM example.com/a\nUSER $B').snapshot);
    const last = model.tree.instructions.at(-1);
    expect(last && model.scopeAt(last).expand('$B')).toBeUndefined();
  });
});

describe('effective image', () => {
  test.each<[code: string, expected: Record<string, string>]>([
    ['FROM scratch', { user: 'table root', workdir: 'table /', cmd: 'table undefined' }],
    ['FROM example.com/a', { user: 'unknown undefined', workdir: 'unknown undefined' }],
    ['FROM node:22', { cmd: 'table ["node"]', entrypoint: 'table ["docker-entrypoint.sh"]' }],
    ['FROM node:22\nENTRYPOINT ["x"]', { cmd: 'declared undefined' }],
    ['FROM node:22\nCMD ["y"]\nENTRYPOINT ["x"]', { cmd: 'declared ["y"]' }],
    ['FROM a AS b\nUSER 7\nFROM b', { user: 'inherited 7' }],
    ['FROM a AS b\nCMD ["y"]\nFROM b\nENTRYPOINT ["x"]', { cmd: 'declared undefined' }],
    ['FROM a AS b\nONBUILD USER 7\nFROM b', { user: 'declared 7' }],
    ['FROM a\nWORKDIR /a/b\nWORKDIR ../c', { workdir: 'declared /a/c' }],
    ['FROM a\nWORKDIR c', { workdir: 'unknown undefined' }],
    ['FROM a\nARG U\nUSER $U', { user: 'unknown undefined' }],
    ['FROM a\nCMD run me', { cmd: 'declared ["run me"]' }],
    ['FROM gcr.io/distroless/static-debian12:nonroot', { user: 'table 65532' }],
    ['FROM a\nSTOPSIGNAL SIGINT', { stopSignal: 'declared SIGINT' }],
    ['FROM a\nHEALTHCHECK NONE', { healthcheck: 'declared none' }],
  ])('%j', (code, expected) => {
    const image = lastStage(code).image;
    const facts = image as unknown as Record<string, Fact<unknown>>;
    const actual = Object.fromEntries(
      Object.keys(expected).map((name) => [name, describeFact(facts[name])]),
    );
    expect(actual).toEqual(expected);
  });

  test('ports are those of EXPOSE and of known bases', () => {
    const code = 'FROM nginx\nENV P=90\nEXPOSE 8080 $P/udp 1-3 $UNSET';
    const ports = lastStage(code).image.exposedPorts.map(({ port, protocol }) => port + protocol);
    expect(ports).toEqual(['80tcp', '8080tcp', '90udp', '1tcp', '2tcp', '3tcp']);
  });
});

describe('programs', () => {
  test.each<[code: string, program: string, expected: string]>([
    ['FROM scratch', 'sh', 'missing'],
    ['FROM ubuntu:24.04', 'python3', 'missing'],
    ['FROM ubuntu:24.04', 'bash', 'present'],
    ['FROM ubuntu:24.04', 'my-own-program', 'unknown'],
    ['FROM alpine', 'wget', 'present'],
    ['FROM alpine', '/usr/bin/curl', 'missing'],
    ['FROM python:3.13-slim', 'curl', 'missing'],
    ['FROM python:3.13', 'curl', 'present'],
    ['FROM example.com/a', 'curl', 'unknown'],
    ['FROM debian:12\nRUN apt-get update && apt-get install -y curl', 'curl', 'present'],
    ['FROM debian:12\nRUN apt-get update && apt-get install -y curl', 'python3', 'missing'],
    ['FROM debian:12\nRUN apt-get install -y some-framework', 'python3', 'unknown'],
    ['FROM debian:12\nRUN ./install.sh', 'python3', 'unknown'],
    ['FROM debian:12\nRUN curl x | sh', 'python3', 'unknown'],
    ['FROM debian:12\nRUN mkdir /x && useradd app', 'python3', 'missing'],
    ['FROM debian:12\nRUN ln -s /opt/py /usr/local/bin/python', 'python', 'present'],
    ['FROM debian:12\nCOPY node /usr/local/bin/', 'node', 'present'],
    ['FROM debian:12\nCOPY app /app/', 'node', 'missing'],
    ['FROM debian:12\nCOPY --from=x /usr/local /usr/local', 'node', 'unknown'],
    ['FROM debian:12 AS b\nRUN apt-get install -y curl\nFROM b', 'curl', 'present'],
  ])('%j: %s is %s', (code, program, expected) => {
    expect(lastStage(code).image.programs.has(program)).toBe(expected);
  });
});

test.each([
  ['ubuntu:18.04', 'Ubuntu 18.04'],
  ['docker.io/library/debian:buster-slim', 'Debian 10'],
  ['python:3.7', 'Python 3.7'],
  ['python:3.13-slim-buster', 'Debian 10'],
  ['node:22-alpine3.12', 'Alpine 3.12'],
  ['python:3.13', 'Python 3.13'],
  ['golang:1.13.5', 'Go 1.13'],
])('%s is a release of %s', (image, release) => {
  const { base } = lastStage(`FROM ${image}`);
  expect(base.kind === 'image' && base.known?.release?.name).toBe(release);
});

function lastStage(code: string): Stage {
  const stage = dockerfileModel(dockerfileAtCursor(code).snapshot).stages.at(-1);
  if (!stage) throw new Error('The code has no stage.');
  return stage;
}

function describeFact(fact: Fact<unknown> | undefined): string {
  const value = fact?.value;
  const isCommand = typeof value === 'object' && value !== null && 'arguments' in value;
  return `${fact?.certainty} ${isCommand ? JSON.stringify(value.arguments) : value}`;
}
