import { expect, test } from 'vitest';
import { locateBuildFailure } from '../../../client/src/commands/docker/locate-build-failure.ts';
import type { DockerfileOutline } from '../../../shared/src/protocol.ts';

const dockerfile = `FROM golang:1.26 AS build
ARG VERSION=1
RUN go build -ldflags "-X main.version=$VERSION" ./...
RUN echo same
FROM --platform=linux/amd64 debian:12-slim
RUN apt-get update && \\
    # a comment
    apt-get install -y curl
copy --from=build /app /app
RUN echo same
`;

/** Every instruction of the text above; a line that begins with a space goes on. */
function outlineOf(text: string): DockerfileOutline {
  const instructions: {
    range: DockerfileOutline['instructions'][number]['range'];
    text: string;
  }[] = [];
  for (const [line, content] of text.trimEnd().split('\n').entries()) {
    const end = { line, character: content.length };
    const last = instructions.at(-1);
    if (content.startsWith(' ') && last) {
      instructions[instructions.length - 1] = {
        range: { start: last.range.start, end },
        text: `${last.text}\n${content}`,
      };
    } else {
      instructions.push({ range: { start: { line, character: 0 }, end }, text: content });
    }
  }
  const stages = instructions.filter((instruction) => instruction.text.startsWith('FROM'));
  return {
    contexts: [],
    instructions,
    buildArguments: [],
    stages: stages.map(({ range, text: from }, index) => {
      const name = / AS (\w+)/.exec(from)?.[1];
      return { index, range, exposedPorts: [], ...(name ? { name } : {}) };
    }),
  };
}

test.each([
  ['[build 2/3] RUN go build -ldflags "-X main.version=2.0" ./...', 2],
  ['[build 3/3] RUN echo same', 3],
  ['[stage-1 2/4] RUN apt-get update &&     apt-get install -y curl', 5],
  ['[stage-1 3/4] COPY --from=build /app /app', 8],
  ['[stage-1 4/4] RUN echo same', 9],
  ['[internal] load metadata for docker.io/library/debian:12-slim', 4],
  ['[build 1/3] FROM docker.io/library/golang:1.26', 0],
])('%s', (step, line) => {
  const range = locateBuildFailure(outlineOf(dockerfile), { message: 'x', step, log: '' });
  expect(range.start.line).toBe(line);
  expect(range.end.line).toBe(line);
});

test('a line that the engine names, and an error without any place', () => {
  const lines = { start: 3, end: 3 };
  expect(locateBuildFailure(null, { message: 'x', log: '', lines }).start.line).toBe(2);
  expect(locateBuildFailure(null, { message: 'x', log: '' }).start.line).toBe(0);
  expect(locateBuildFailure(outlineOf(dockerfile), { message: 'x', log: '' }).start.line).toBe(0);
});
