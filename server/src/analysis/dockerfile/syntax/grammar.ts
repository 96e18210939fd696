import type { InstructionName } from './nodes.ts';

/** How BuildKit reads what follows the flags of an instruction. */
type BodyKind =
  /** Words split at blanks; quotes do not keep blanks together. */
  | 'words'
  /** A JSON array or words. */
  | 'json-or-words'
  /** A JSON array or a line for the shell. */
  | 'json-or-shell'
  /** `name=value` pairs. */
  | 'pairs'
  /** One value to the end of the line. */
  | 'value'
  | 'healthcheck'
  | 'onbuild';

/** What may stand behind the `=` of a flag. */
export type FlagValue =
  | { readonly type: 'boolean' }
  | { readonly type: 'text'; readonly placeholder: string }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  | { readonly type: 'duration' }
  | { readonly type: 'count' }
  | { readonly type: 'stage' }
  | { readonly type: 'platform' }
  | { readonly type: 'mount' };

/** One flag of an instruction. */
export interface FlagGrammar {
  readonly name: string;
  readonly value: FlagValue;
  readonly repeatable?: boolean;
  /** Whether BuildKit replaces variables in the value. */
  readonly expands?: boolean;
  /** What the flag does, in Markdown. */
  readonly summary: string;
  /** The first version of `docker/dockerfile` that takes the flag; absent when it is older than those versions. */
  readonly since?: string;
}

/** One instruction. */
export interface InstructionGrammar {
  readonly body: BodyKind;
  readonly flags: readonly FlagGrammar[];
  /** Whether BuildKit replaces variables in the body. */
  readonly expands: boolean;
}

const text = (placeholder: string): FlagValue => ({ type: 'text', placeholder });
const boolean: FlagValue = { type: 'boolean' };
const duration: FlagValue = { type: 'duration' };

const chown: FlagGrammar = {
  name: 'chown',
  value: text('user:group'),
  expands: true,
  summary:
    'Owner of the copied files, as `user`, `user:group` or numbers. Without it they belong to root.',
};
const chmod: FlagGrammar = {
  name: 'chmod',
  since: '1.2',
  value: text('755'),
  expands: true,
  summary:
    'Permissions of the copied files, as an octal number such as `755` or symbols such as `u=rwX,go=rX`.',
};
const link: FlagGrammar = {
  name: 'link',
  since: '1.4',
  value: boolean,
  summary:
    'Puts the files into a layer of their own, so that it stays cached when the layers below it change.',
};
const exclude: FlagGrammar = {
  name: 'exclude',
  since: '1.19',
  value: text('pattern'),
  repeatable: true,
  summary: 'Leaves out files that match the pattern. May be repeated.',
};

/** The instructions of Dockerfile frontend 1.26. */
export const grammar: Readonly<Record<InstructionName, InstructionGrammar>> = {
  ADD: {
    body: 'json-or-words',
    expands: true,
    flags: [
      chown,
      chmod,
      link,
      exclude,
      {
        name: 'checksum',
        since: '1.6',
        value: text('sha256:…'),
        expands: true,
        summary:
          'Digest that the downloaded file must have, or commit that the Git source must have.',
      },
      {
        name: 'keep-git-dir',
        since: '1.1',
        value: boolean,
        summary: 'Keeps the `.git` folder of a Git source.',
      },
      {
        name: 'unpack',
        since: '1.17',
        value: boolean,
        summary:
          'Whether archives are unpacked. By default local archives are and downloaded ones are not.',
      },
    ],
  },
  ARG: { body: 'pairs', expands: true, flags: [] },
  CMD: { body: 'json-or-shell', expands: false, flags: [] },
  COPY: {
    body: 'json-or-words',
    expands: true,
    flags: [
      {
        name: 'from',
        value: { type: 'stage' },
        summary:
          'Copies from an earlier stage, a named context or an image instead of the build context.',
      },
      chown,
      chmod,
      link,
      exclude,
      {
        name: 'parents',
        since: '1.20',
        value: boolean,
        summary: 'Keeps the folders of the source paths.',
      },
    ],
  },
  ENTRYPOINT: { body: 'json-or-shell', expands: false, flags: [] },
  ENV: { body: 'pairs', expands: true, flags: [] },
  EXPOSE: { body: 'words', expands: true, flags: [] },
  FROM: {
    body: 'words',
    expands: true,
    flags: [
      {
        name: 'platform',
        value: { type: 'platform' },
        expands: true,
        summary: 'Platform of the base image, such as `linux/amd64` or `$BUILDPLATFORM`.',
      },
    ],
  },
  HEALTHCHECK: {
    body: 'healthcheck',
    expands: false,
    flags: [
      { name: 'interval', value: duration, summary: 'Time between two checks; 30 s by default.' },
      {
        name: 'timeout',
        value: duration,
        summary: 'A check that takes longer has failed; 30 s by default.',
      },
      {
        name: 'start-period',
        value: duration,
        summary: 'Failures in this time after the start do not count; 0 s by default.',
      },
      {
        name: 'start-interval',
        value: duration,
        summary: 'Time between two checks during the start period; 5 s by default.',
      },
      {
        name: 'retries',
        value: { type: 'count' },
        summary: 'Failures in a row that make the container unhealthy; 3 by default.',
      },
    ],
  },
  LABEL: { body: 'pairs', expands: true, flags: [] },
  MAINTAINER: { body: 'value', expands: false, flags: [] },
  ONBUILD: { body: 'onbuild', expands: false, flags: [] },
  RUN: {
    body: 'json-or-shell',
    expands: false,
    flags: [
      {
        name: 'mount',
        since: '1.2',
        value: { type: 'mount' },
        repeatable: true,
        expands: true,
        summary:
          'Makes a cache, a secret, an SSH agent, a tmpfs or files of the build context or a stage available to this command only.',
      },
      {
        name: 'network',
        since: '1.3',
        value: { type: 'choice', values: ['default', 'none', 'host'] },
        summary: 'Network of the command: `default`, `none` or `host`.',
      },
      {
        name: 'security',
        since: '1.20',
        value: { type: 'choice', values: ['sandbox', 'insecure'] },
        summary: 'With `insecure` the command runs privileged; the builder must allow it.',
      },
      {
        name: 'device',
        since: '1.14-labs',
        value: text('vendor/device=name'),
        repeatable: true,
        summary: 'Gives the command access to a CDI device.',
      },
    ],
  },
  SHELL: { body: 'json-or-shell', expands: false, flags: [] },
  STOPSIGNAL: { body: 'value', expands: true, flags: [] },
  USER: { body: 'value', expands: true, flags: [] },
  VOLUME: { body: 'json-or-words', expands: true, flags: [] },
  WORKDIR: { body: 'value', expands: true, flags: [] },
};

/** The upper-case names of the instructions, sorted. */
export const instructionNames = Object.keys(grammar) as readonly InstructionName[];

/** The instruction that a keyword names in any case; undefined when there is none. */
export function instructionNamed(keyword: string): InstructionName | undefined {
  const name = keyword.toUpperCase();
  return Object.hasOwn(grammar, name) ? (name as InstructionName) : undefined;
}
