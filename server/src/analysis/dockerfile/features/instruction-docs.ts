// biome-ignore-all lint/suspicious/noTemplateCurlyInString: LSP snippets look like this.
import type { InstructionName } from '../syntax/nodes.ts';

/** What a person wants to know of an instruction. */
export interface InstructionDocs {
  /** What it does, in Markdown. */
  readonly summary: string;
  /** What completion inserts behind the keyword, in LSP snippet syntax. */
  readonly snippet: string;
}

/** The instructions in our own words. */
export const instructionDocs: Readonly<Record<InstructionName, InstructionDocs>> = {
  ADD: {
    summary:
      'Copies files into the image. Unlike COPY it also downloads URLs, clones Git repositories and unpacks local archives.',
    snippet: '${1:source} ${2:destination}',
  },
  ARG: {
    summary:
      'Declares a variable that `docker build --build-arg` can set. It holds from here to the end of the stage; before the first FROM it holds for FROM lines only. The value shows in the history of the image, so it is no place for secrets.',
    snippet: '${1:name}=${2:default}',
  },
  CMD: {
    summary:
      'What a container runs when nothing else is asked for; with an ENTRYPOINT, its arguments. Only the last one of a stage counts.',
    snippet: '["${1:program}"]',
  },
  COPY: {
    summary:
      'Copies files of the build context, or with `--from` of a stage or an image, into the image.',
    snippet: '${1:source} ${2:destination}',
  },
  ENTRYPOINT: {
    summary:
      'The program that a container always runs; CMD and what follows `docker run image` become its arguments. In shell form it gets neither arguments nor signals.',
    snippet: '["${1:program}"]',
  },
  ENV: {
    summary: 'Sets environment variables for the rest of the build and for every container.',
    snippet: '${1:name}=${2:value}',
  },
  EXPOSE: {
    summary:
      'Tells which ports the program listens on. It opens nothing: `docker run -P` and people read it.',
    snippet: '${1:8080}',
  },
  FROM: {
    summary:
      'Starts a stage from an image, from an earlier stage or from the empty image `scratch`. The last stage becomes the image.',
    snippet: '${1:image}',
  },
  HEALTHCHECK: {
    summary:
      'How Docker finds out whether the container works: exit code 0 is healthy, 1 is not. Kubernetes ignores it and uses probes.',
    snippet: '--interval=${1:30s} --timeout=${2:5s} CMD ${3:command}',
  },
  LABEL: {
    summary: 'Attaches metadata to the image.',
    snippet: '${1:org.opencontainers.image.source}="${2:value}"',
  },
  MAINTAINER: {
    summary: 'Deprecated. Names the author; `LABEL org.opencontainers.image.authors` does it now.',
    snippet: '${1:name}',
  },
  ONBUILD: {
    summary: 'Keeps an instruction that runs in every build that starts from this image.',
    snippet: '',
  },
  RUN: {
    summary:
      'Runs a command in a new layer. A line for the shell, a JSON array without a shell, or a heredoc with a whole script.',
    snippet: '${1:command}',
  },
  SHELL: {
    summary: 'The shell of the following instructions in shell form; `/bin/sh -c` by default.',
    snippet: '["${1:/bin/bash}", "${2:-o}", "${3:pipefail}", "-c"]',
  },
  STOPSIGNAL: {
    summary: 'The signal that asks the container to stop; SIGTERM by default.',
    snippet: '${1:SIGTERM}',
  },
  USER: {
    summary:
      'The user of the following RUN, CMD and ENTRYPOINT. Kubernetes can prove only of a number that it is not root.',
    snippet: '${1:10001}',
  },
  VOLUME: {
    summary:
      'Marks folders whose content lives outside the container. What later instructions write there is lost.',
    snippet: '["${1:/data}"]',
  },
  WORKDIR: {
    summary:
      'The folder of the following instructions and of the container; it is made when it does not exist.',
    snippet: '${1:/app}',
  },
};

/** The parser directives in our own words. */
export const directiveDocs: Readonly<Record<string, string>> = {
  syntax:
    'The Dockerfile frontend that reads this file, such as `docker/dockerfile:1`. It is fetched before the build.',
  escape:
    'The character that continues a line and escapes: a backslash, or a backtick for Windows paths.',
  check:
    'Which of BuildKit’s checks run: `skip=A,B` leaves some out, `error=true` makes findings stop the build.',
};
