import { expect, test } from 'vitest';
import { createAnalysis } from '../../../../server/src/analysis/analysis.ts';
import { imagePage } from '../../../../server/src/analysis/dockerfile/features/image-page.ts';
import { parseFacts } from '../../../../server/src/analysis/kubernetes/schema/facts.ts';
import { dockerfileAtCursor } from '../dockerfile-at-cursor.ts';

const { documentLinks } = createAnalysis({ kubernetesFacts: () => parseFacts('{}') });

test.each([
  ['node:22', 'https://hub.docker.com/_/node'],
  ['bitnami/redis', 'https://hub.docker.com/r/bitnami/redis'],
  ['docker.io/library/node@sha256:00', 'https://hub.docker.com/_/node'],
  ['ghcr.io/a/b:1', 'https://ghcr.io/a/b'],
  ['mcr.microsoft.com/dotnet/sdk:9.0', 'https://mcr.microsoft.com/artifact/mar/dotnet/sdk/about'],
  ['quay.io/a/b', 'https://quay.io/repository/a/b'],
  ['public.ecr.aws/lambda/python:3', 'https://gallery.ecr.aws/lambda/python'],
  ['gcr.io/distroless/static', 'https://gcr.io/distroless/static'],
  ['registry.example.com:5000/x', undefined],
  ['scratch', undefined],
])('%s', (reference, page) => {
  expect(imagePage(reference)).toBe(page);
});

test('images, sources and rules lead to their pages', () => {
  const { snapshot, context } = dockerfileAtCursor(`# syntax=docker/dockerfile:1
# check=skip=StageNameCasing
ARG TAG=22
FROM node:$TAG AS build
FROM build
COPY --from=nginx:1.29 a b
COPY --from=build a b
RUN --mount=from=ghcr.io/a/b,target=/x y
ADD https://example.com/x.tar.gz git@github.com:a/b.git /x/
# hadolint ignore=DL3003,SC1000
RUN x
`);
  const links = documentLinks(snapshot, context).map(
    ({ span, target }) => `${snapshot.text.slice(span.start, span.end)} -> ${target}`,
  );
  const pages = 'https://github.com/slipway-dev/slipway/blob/main/server/src/analysis';
  expect(links).toEqual([
    'docker/dockerfile:1 -> https://hub.docker.com/r/docker/dockerfile',
    'node:$TAG -> https://hub.docker.com/_/node',
    'nginx:1.29 -> https://hub.docker.com/_/nginx',
    'ghcr.io/a/b -> https://ghcr.io/a/b',
    'https://example.com/x.tar.gz -> https://example.com/x.tar.gz',
    'git@github.com:a/b.git -> https://github.com/a/b',
    `StageNameCasing -> ${pages}/dockerfile/rules/stage-name-casing.md`,
    `DL3003 -> ${pages}/dockerfile/rules/cd-in-run.md`,
    'SC1000 -> https://www.shellcheck.net/wiki/SC1000',
  ]);
});
