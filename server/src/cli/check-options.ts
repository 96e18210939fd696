import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Severity } from '../analysis/core/finding.ts';
import type { RuleInfo } from '../analysis/core/rule.ts';
import { UsageError } from './usage-error.ts';

/** What `slipway check` was asked to do. */
export interface CheckOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  /** Findings at this level or above it make the exit code 1. */
  readonly failOn: Severity | 'never';
  readonly isolated: boolean;
  readonly levels: Readonly<Record<string, Severity | 'off'>>;
  readonly stdinFilename: string | undefined;
  readonly kubernetesVersion: string | undefined;
  /** Folders with definitions of custom kinds, besides what is judged. */
  readonly crds: readonly string[];
  /** The commit that fields which may not change are compared with. */
  readonly base: string | undefined;
  /** How many threads judge files at most. */
  readonly concurrency: number;
  readonly help: boolean;
}

/** How findings are printed. */
export type Format = (typeof formats)[number];

/** Each thread reads what all files say of each other, so that more gain little and take their memory. */
const mostThreads = 4;

/** What `slipway check --help` prints. */
export const checkUsage = `Usage: slipway check [options] [paths]

Checks Dockerfiles and Kubernetes manifests below the paths (default: the working directory).
"-" reads standard input. Files that .gitignore and .slipwayignore leave out are skipped unless they are named.

Options:
  --format text|json|sarif|github   How findings are printed (default: text)
  --fail-on LEVEL                   Lowest level that makes the exit code 1: error, warning,
                                    information, hint or never (default: error)
  --severity RULE=LEVEL             Level of a rule: error, warning, information, hint or off; repeatable
  --isolated                        Judge each file by itself, without the files around it
  --kubernetes-version 1.N          The version that manifests are written for
  --crds FOLDER                     CustomResourceDefinitions besides those among the files; repeatable
  --base COMMIT                     Report fields that differ from this commit although no update may change them
  --concurrency N                   How many threads judge many files (default: one per processor, at most ${mostThreads})
  --stdin-filename PATH             Name and place of what standard input holds
  --help                            Show this help

Exit codes: 0 no finding at the level of --fail-on, 1 findings, 2 something could not be read or asked.
`;

/** Reads the arguments behind `check`; throws a usage error that says what is wrong. */
export function parseCheckOptions(
  args: readonly string[],
  rules: readonly RuleInfo[],
): CheckOptions {
  const { values, positionals } = parse(args);
  return {
    paths: positionals,
    format: oneOf('--format', values.format ?? 'text', formats),
    failOn: oneOf('--fail-on', values['fail-on'] ?? 'error', [...severities, 'never']),
    isolated: values.isolated ?? false,
    levels: Object.fromEntries((values.severity ?? []).map((text) => parseLevel(text, rules))),
    stdinFilename: values['stdin-filename'],
    concurrency: threadCount(values.concurrency),
    kubernetesVersion: minorVersion(values['kubernetes-version']),
    crds: values.crds ?? [],
    base: values.base,
    help: values.help ?? false,
  };
}

const formats = ['text', 'json', 'sarif', 'github'] as const;
const severities = ['error', 'warning', 'information', 'hint'] as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        'fail-on': { type: 'string' },
        severity: { type: 'string', multiple: true },
        isolated: { type: 'boolean' },
        'stdin-filename': { type: 'string' },
        'kubernetes-version': { type: 'string' },
        crds: { type: 'string', multiple: true },
        base: { type: 'string' },
        concurrency: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function parseLevel(text: string, rules: readonly RuleInfo[]): [string, Severity | 'off'] {
  const [id = '', level = ''] = text.split('=', 2);
  if (!rules.some((rule) => rule.id === id)) {
    const named = rules.find(({ aliases }) => aliases?.includes(id));
    throw new UsageError(
      `--severity ${text}: there is no rule ${id}${named ? `; here it is ${named.id}` : ''}.`,
    );
  }
  return [id, oneOf(`--severity ${id}`, level, [...severities, 'off'])];
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) {
    throw new UsageError(`${option} takes ${allowed.join(', ')}, not ${JSON.stringify(value)}.`);
  }
  return found;
}

function threadCount(value: string | undefined): number {
  if (value === undefined) return Math.min(availableParallelism(), mostThreads);
  const count = Number(value);
  if (/^\d{1,3}$/.test(value) && count > 0) return count;
  throw new UsageError(`--concurrency takes a number of threads such as 4, not ${value}.`);
}

function minorVersion(value: string | undefined): string | undefined {
  if (value === undefined || /^1\.\d+$/.test(value)) return value;
  throw new UsageError(`--kubernetes-version takes a version such as 1.36, not ${value}.`);
}
