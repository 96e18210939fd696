// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfiles use this syntax.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../../server/src/analysis/core/edit.ts';
import type { Refactoring } from '../../../../server/src/analysis/core/features.ts';
import { createDockerfileLanguage } from '../../../../server/src/analysis/dockerfile/dockerfile.ts';
import { dockerfileTree } from '../../../../server/src/analysis/dockerfile/model/dockerfile-model.ts';
import { dockerfileAtCursor } from '../dockerfile-at-cursor.ts';

const language = createDockerfileLanguage([]);

/** Title, the file with a cursor, and what becomes of it; undefined when the refactoring is not offered. */
type Case = readonly [title: string, code: string, expected: string | undefined];

const toHeredoc = 'Write the commands as a heredoc';
const toChain = 'Join the commands by &&';
const split = 'Split into one RUN for each command';

describe.each<readonly [string, readonly Case[]]>([
  [
    'a chain becomes a heredoc',
    [
      [toHeredoc, 'FROM a\nRUN o<|>ne && two\n', 'FROM a\nRUN <<EOF\nset -e\none\ntwo\nEOF\n'],
      [
        toHeredoc,
        'FROM a\nRUN --network=none apt-get update && \\\n    # the tools\n    apt-get inst<|>all -y \\\n      curl \\\n      git && \\\n    rm -rf /x\nUSER 1\n',
        'FROM a\nRUN --network=none <<EOF\nset -e\napt-get update\n# the tools\napt-get install -y \\\n  curl \\\n  git\nrm -rf /x\nEOF\nUSER 1\n',
      ],
      [
        toHeredoc,
        "FROM a\nRUN o<|>ne 'x \\\n y' && echo EOF\n",
        "FROM a\nRUN <<EOF\nset -e\none 'x  y'\necho EOF\nEOF\n",
      ],
      [toHeredoc, 'FROM a\nRUN o<|>ne && (a; b)\n', undefined],
      [toHeredoc, 'FROM a\nRUN o<|>ne && ! two\n', undefined],
      [toHeredoc, 'FROM a\nRUN o<|>ne || two\n', undefined],
      [toHeredoc, 'FROM a\nRUN o<|>ne; two\n', undefined],
      [toHeredoc, 'FROM a\nRUN o<|>ne && two &\n', undefined],
      [toHeredoc, 'FROM a\nRUN o<|>ne\n', undefined],
      [toHeredoc, '# syntax=docker/dockerfile:1.3\nFROM a\nRUN o<|>ne && two\n', undefined],
      [toHeredoc, '# escape=`\nFROM a\nRUN o<|>ne && two\n', undefined],
      [toHeredoc, 'FROM a\nSHELL ["pwsh", "-c"]\nRUN o<|>ne && two\n', undefined],
    ],
  ],
  [
    'a heredoc becomes a chain',
    [
      [
        toChain,
        'FROM a\nRUN <<EOF\nset -e\none\ntw<|>o\nEOF\n',
        'FROM a\nRUN one && \\\n    two\n',
      ],
      [
        toChain,
        'FROM a\nRUN --network=none <<E<|>OF\nset -eux\n# first\none \\\n  more\ntwo || three # why\nEOF\n',
        'FROM a\nRUN --network=none set -eux && \\\n    # first\n    one \\\n      more && \\\n    { two || three; }\n',
      ],
      [toChain, 'FROM a\nRUN <<E<|>OF\none\ntwo\nEOF\n', undefined],
      [toChain, 'FROM a\nRUN <<E<|>OF\nset -e\nfor x in a b; do\n  y\ndone\nEOF\n', undefined],
      [toChain, 'FROM a\nRUN <<E<|>OF\n#!/bin/sh\nset -e\none\nEOF\n', undefined],
      [toChain, 'FROM a\nRUN <<E<|>OF\nset -e\necho "a\nb"\nEOF\n', undefined],
      [toChain, 'FROM a\nRUN python <<E<|>OF\nset -e\none\nEOF\n', undefined],
    ],
  ],
  [
    'one RUN becomes several',
    [
      [split, 'FROM a\nRUN o<|>ne && two | three\n', 'FROM a\nRUN one\nRUN two | three\n'],
      [
        split,
        'FROM a\nRUN --mount=type=cache,target=/c o<|>ne && \\\n    # note\n    two \\\n      -x\n',
        'FROM a\nRUN --mount=type=cache,target=/c one\n# note\nRUN --mount=type=cache,target=/c two \\\n    -x\n',
      ],
      [split, 'FROM a\nRUN cd /x &<|>& two\n', undefined],
      [split, 'FROM a\nRUN A=1 &<|>& two\n', undefined],
      [split, 'FROM a\nRUN one &<|>& cd /x\n', 'FROM a\nRUN one\nRUN cd /x\n'],
      [split, 'FROM a\nRUN --mount=type=tmpfs,target=/t one &<|>& two\n', undefined],
    ],
  ],
  [
    'several RUNs become one',
    [
      [
        'Join with the next RUN',
        'FROM a\nRUN o<|>ne\nRUN two\n',
        'FROM a\nRUN one && \\\n    two\n',
      ],
      [
        'Join with the next RUN',
        'FROM a\nRUN o<|>ne || zero\n# note\n\nRUN two; three\n',
        'FROM a\nRUN one || zero && \\\n    # note\n    { two; three; }\n',
      ],
      [
        'Join with the next RUN',
        'FROM a\nRUN o<|>ne \\\n && two\nRUN three\n',
        'FROM a\nRUN one \\\n && two \\\n && three\n',
      ],
      ['Join with the next RUN', 'FROM a\nRUN c<|>d /x\nRUN two\n', undefined],
      ['Join with the next RUN', 'FROM a\nRUN o<|>ne # note\nRUN two\n', undefined],
      ['Join with the next RUN', 'FROM a\nRUN --network=none o<|>ne\nRUN two\n', undefined],
      ['Join with the next RUN', 'FROM a\nRUN ["o<|>ne"]\nRUN two\n', undefined],
      ['Join with the next RUN', 'FROM a\nRUN o<|>ne\nUSER 1\nRUN two\n', undefined],
    ],
  ],
  [
    'packages are sorted',
    [
      [
        'Sort the packages of apt-get',
        'FROM a\nRUN apt-get inst<|>all -y \\\n    zip \\\n    curl=7.* \\\n    git\n',
        'FROM a\nRUN apt-get install -y \\\n    curl=7.* \\\n    git \\\n    zip\n',
      ],
      ['Sort the packages of apk', 'FROM a\nRUN apk a<|>dd a b\n', undefined],
      ['Sort the packages of apk', 'FROM a\nRUN apk a<|>dd $Z b\n', undefined],
    ],
  ],
  [
    'commands change their form',
    [
      [
        'Convert to exec form',
        'FROM a\nCMD no<|>de server.js "a b"\n',
        'FROM a\nCMD ["node", "server.js", "a b"]\n',
      ],
      [
        'Convert to exec form with a shell',
        'FROM a\nENTRYPOINT exec x<|> $PORT\n',
        'FROM a\nENTRYPOINT ["/bin/sh", "-c", "exec x $PORT"]\n',
      ],
      ['Convert to exec form', 'FROM a\nCMD x<|> $PORT\n', undefined],
      [
        'Convert to shell form',
        'FROM scratch\nCMD ["a<|>", "b c", "d\'e", "$F"]\n',
        `FROM scratch\nCMD exec a 'b c' 'd'"'"'e' '$F'\n`,
      ],
      ['Convert to shell form', 'FROM scratch\nENTRYPOINT ["a"]\nCMD ["b<|>"]\n', undefined],
      ['Convert to shell form', 'FROM a\nENTRYPOINT ["a<|>"]\n', undefined],
    ],
  ],
  [
    'a tag moves into an ARG',
    [
      [
        'Move the tag of 2 stages into an ARG',
        '# note\nFROM python:3.14-s<|>lim AS a\nFROM python:3.14-slim\nFROM python:3\n',
        '# note\nARG PYTHON_VERSION=3.14-slim\nFROM python:${PYTHON_VERSION} AS a\nFROM python:${PYTHON_VERSION}\nFROM python:3\n',
      ],
      [
        'Move the tag into an ARG',
        'ARG WEB_API_VERSION=1\nFROM x.io/web-api:2<|>\n',
        'ARG WEB_API_VERSION=1\nARG WEB_API_VERSION_2=2\nFROM x.io/web-api:${WEB_API_VERSION_2}\n',
      ],
      ['Move the tag into an ARG', 'FROM a:$V<|>\n', undefined],
    ],
  ],
  [
    'ADD becomes COPY',
    [
      [
        'Use COPY',
        'FROM a\nADD --chown=1 ap<|>p.py go.mod /x/\n',
        'FROM a\nCOPY --chown=1 app.py go.mod /x/\n',
      ],
      ['Use COPY', 'FROM a\nADD a<|>.tar.gz /x/\n', undefined],
      ['Use COPY', 'FROM a\nADD https://x<|>.org/a.json /x/\n', undefined],
      ['Use COPY', 'FROM a\nADD src<|> /x/\n', undefined],
    ],
  ],
  [
    'ENVs are joined',
    [
      [
        'Join 3 ENVs',
        'FROM a\nENV A=1 B="x y"\n# note\nENV C=<|>3\nENV D=4\nUSER 1\n',
        'FROM a\nENV A=1 \\\n    B="x y" \\\n    # note\n    C=3 \\\n    D=4\nUSER 1\n',
      ],
      ['Join 2 ENVs', 'FROM a\nENV A=<|>1\nENV B=$A\n', undefined],
      ['Join 2 ENVs', 'FROM a\nENV A <|>1\nENV B=2\n', undefined],
    ],
  ],
  [
    'cache mounts are added',
    [
      [
        'Add cache mounts',
        'FROM debian\nRUN apt-get update && \\\n    apt-get inst<|>all -y curl && \\\n    rm -rf /var/lib/apt/lists/*\nUSER 1\n',
        'FROM debian\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\\n    --mount=type=cache,target=/var/lib/apt,sharing=locked \\\n    apt-get update && \\\n    apt-get install -y curl\nUSER 1\n',
      ],
      [
        'Add a cache mount',
        'FROM python:3.14\nRUN --network=host pip inst<|>all --no-cache-dir -r x.txt\n',
        'FROM python:3.14\nRUN --network=host --mount=type=cache,target=/root/.cache/pip \\\n    pip install -r x.txt\n',
      ],
      [
        'Add a cache mount',
        'FROM node:24\nRUN <<E<|>OF\nset -e\nnpm ci\nEOF\n',
        'FROM node:24\nRUN --mount=type=cache,target=/root/.npm <<EOF\nset -e\nnpm ci\nEOF\n',
      ],
      ['Add a cache mount', 'FROM node:24\nUSER node\nRUN npm c<|>i\n', undefined],
      [
        'Add a cache mount',
        'FROM node:24\nRUN --mount=type=cache,target=/root/.npm npm c<|>i\n',
        undefined,
      ],
    ],
  ],
  [
    'a stage gets a user of its own',
    [
      [
        'Run as a user without rights',
        'FROM python:3.14-slim\nWORKDIR /app\nCOPY . .\nCOPY x.conf /etc/x.conf\nEXPOSE 80\nC<|>MD ["python", "a.py"]\n',
        'FROM python:3.14-slim\nWORKDIR /app\nCOPY --chown=10001:10001 . .\nCOPY x.conf /etc/x.conf\nRUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin app\nUSER 10001\nEXPOSE 80\nCMD ["python", "a.py"]\n',
      ],
      [
        'Run as a user without rights',
        'FROM golang AS build\nFROM alpine:3.22\nCOPY --from=build /out/a /a\nUSER ro<|>ot\nCMD ["/a"]\n',
        'FROM golang AS build\nFROM alpine:3.22\nCOPY --chown=10001:10001 --from=build /out/a /a\nRUN adduser -D -H -u 10001 app\nUSER 10001\nCMD ["/a"]\n',
      ],
      [
        'Run as a user without rights',
        'FROM scra<|>tch\nCOPY a /a\n',
        'FROM scratch\nCOPY --chown=65532:65532 a /a\nUSER 65532\n',
      ],
      ['Run as a user without rights', 'FROM no<|>de:24\nUSER root\n', 'FROM node:24\nUSER 1000\n'],
      ['Run as a user without rights', 'FROM ngi<|>nx:1\n', undefined],
      ['Run as a user without rights', 'FROM who/kn<|>ows\n', undefined],
      ['Run as a user without rights', 'FROM deb<|>ian\nUSER 7\n', undefined],
    ],
  ],
  [
    'one stage becomes two',
    [
      [
        'Split into a build stage and a stage from gcr.io/distroless/static-debian12',
        'FROM gol<|>ang:1.26\nENV CGO_ENABLED=0\nENV MODE=x\nWORKDIR /src\nCOPY . .\nRUN go build -o /out/app .\nEXPOSE 80\nENTRYPOINT ["/out/app"]\n',
        'FROM golang:1.26 AS build\nENV CGO_ENABLED=0\nENV MODE=x\nWORKDIR /src\nCOPY . .\nRUN go build -o /out/app .\n\nFROM gcr.io/distroless/static-debian12\nENV MODE=x\nWORKDIR /src\nCOPY --from=build /out/app /out/app\nEXPOSE 80\nENTRYPOINT ["/out/app"]\n',
      ],
      [
        'Split into a build stage and a stage from debian:bookworm-slim',
        'FROM gol<|>ang:1.26-bookworm\nWORKDIR /src\nCOPY . .\nRUN go build -o app .\nCMD ./app\n',
        'FROM golang:1.26-bookworm AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o app .\n\nFROM debian:bookworm-slim\nWORKDIR /src\nCOPY --from=build /src/app /src/app\nCOPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\nCMD ./app\n',
      ],
      [
        'Split into a build stage and a stage from eclipse-temurin:21-jre',
        'FROM mav<|>en:3.9-eclipse-temurin-21\nWORKDIR /app\nCOPY . .\nRUN mvn package\nENTRYPOINT ["java", "-jar", "target/app.jar"]\n',
        'FROM maven:3.9-eclipse-temurin-21 AS build\nWORKDIR /app\nCOPY . .\nRUN mvn package\n\nFROM eclipse-temurin:21-jre\nWORKDIR /app\nCOPY --from=build /app/target/app.jar /app/target/app.jar\nENTRYPOINT ["java", "-jar", "target/app.jar"]\n',
      ],
      [
        'Split into a build stage and a stage from node:24-slim',
        'FROM no<|>de:24\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCMD ["node", "a.js"]\n',
        'FROM node:24 AS build\nWORKDIR /app\nCOPY . .\nRUN npm ci\n\nFROM node:24-slim\nWORKDIR /app\nCOPY --from=build /app /app\nCMD ["node", "a.js"]\n',
      ],
      [
        'Split into a build stage and a stage from python:3.14-slim',
        'FROM pyt<|>hon:3.14\nWORKDIR /app\nCOPY . .\nRUN pip install -r r.txt\nCMD ["python", "a.py"]\n',
        'FROM python:3.14 AS build\nWORKDIR /app\nCOPY . .\nRUN python -m venv /opt/venv\nENV PATH="/opt/venv/bin:$PATH"\nRUN pip install -r r.txt\n\nFROM python:3.14-slim\nENV PATH="/opt/venv/bin:$PATH"\nWORKDIR /app\nCOPY --from=build /opt/venv /opt/venv\nCOPY --from=build /app /app\nCMD ["python", "a.py"]\n',
      ],
      [
        'Split into a build stage and a stage from debian:trixie-slim',
        'FROM rus<|>t:1-trixie\nWORKDIR /w\nCOPY . .\nRUN cargo build --release\nCMD ["./target/release/x"]\n',
        'FROM rust:1-trixie AS build\nWORKDIR /w\nCOPY . .\nRUN cargo build --release\n\nFROM debian:trixie-slim\nWORKDIR /w\nCOPY --from=build /w/target/release/x /w/target/release/x\nCOPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\nCMD ["./target/release/x"]\n',
      ],
      [
        'Split into a build stage and a stage from node:24-slim',
        'FROM no<|>de:24\nWORKDIR /app\nRUN apt-get install -y libvips\nRUN npm ci\nCMD ["node", "a.js"]\n',
        undefined,
      ],
    ],
  ],
])('%s', (_, cases) => {
  test.each(cases)('%s: %j', (title, code, expected) => {
    expect(refactored(title, code)).toBe(expected);
  });
});

describe('over the corpus', () => {
  const folder = 'test/fixtures/dockerfile';
  const files = readdirSync(folder).filter((name) => /dockerfile$/i.test(name));
  test.each(files)('%s stays free of errors', (name) => {
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    const { snapshot, context } = dockerfileAtCursor(text);
    const before = errorsIn(text);
    for (const { span } of dockerfileTree(snapshot).instructions) {
      const cursor = { start: span.start, end: span.start };
      for (const { title, edits } of language.refactorings(snapshot, cursor, context)) {
        const after = applyEdits(text, edits);
        expect(errorsIn(after), `${title}\n${after}`).toEqual(before);
        expect(after).not.toBe(text);
      }
    }
  });
});

function errorsIn(text: string): readonly string[] {
  const { snapshot, context } = dockerfileAtCursor(text);
  return language
    .diagnose(snapshot, context)
    .filter(({ severity }) => severity === 'error')
    .map(({ rule }) => rule);
}

function refactored(title: string, code: string): string | undefined {
  const { snapshot, offset, context } = dockerfileAtCursor(code);
  const offered: readonly Refactoring[] = language.refactorings(
    snapshot,
    { start: offset, end: offset },
    context,
  );
  const found = offered.find((each) => each.title === title);
  return found && applyEdits(snapshot.text, found.edits);
}
