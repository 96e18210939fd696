import type { ReportedFinding } from '../../../server/src/analysis/core/finding.ts';
import { defaultSettings } from '../../../server/src/analysis/core/rule.ts';
import { createSnapshot } from '../../../server/src/analysis/core/snapshot.ts';
import { createWorkspace } from '../../../server/src/analysis/core/workspace.ts';
import { createDockerfileLanguage } from '../../../server/src/analysis/dockerfile/dockerfile.ts';
import { dockerfileModel } from '../../../server/src/analysis/dockerfile/model/dockerfile-model.ts';
import type {
  DockerfileModel,
  Stage,
} from '../../../server/src/analysis/dockerfile/model/model.ts';
import { dockerfileRules } from '../../../server/src/analysis/dockerfile/rules/index.ts';
import type { ImageConfig, Question } from './frontend-judge.ts';
import type { Lines, Warning } from './verdict.ts';

/** What Slipway says where BuildKit could say something, too. */
export interface OurVerdict {
  /** What a build would be refused for. */
  readonly errors: readonly {
    readonly rule: string;
    readonly message: string;
    readonly line: number;
  }[];
  /** Twins of BuildKit's checks, at the lines of their tokens. */
  readonly warnings: readonly Warning[];
  /** The stages in which the base image may set variables that Slipway does not know. */
  readonly unknownVariables: readonly Lines[];
  /** The same Dockerfile for BuildKit, with what Slipway takes for granted of base images. */
  readonly question: Question;
}

/** Judges a Dockerfile as BuildKit would. */
export function ourVerdict(written: string): OurVerdict {
  // BuildKit does not know this comment, which silences whatever is said of an instruction.
  const text = written.replaceAll('dockerfile-utils:', 'dockerfile_utils:');
  const snapshot = createSnapshot({
    uri: 'file:///Dockerfile',
    version: 1,
    language: 'dockerfile',
    text,
  });
  const model = dockerfileModel(snapshot);
  const findings = language.diagnose(snapshot, {
    workspace: createWorkspace([snapshot]),
    settings: { ...defaultSettings, hadolintComments: false },
    onRuleCrash: (rule, error) => {
      throw new Error(`The rule ${rule} threw.`, { cause: error });
    },
  });
  return {
    errors: findings
      .filter(
        ({ rule, severity, aliases }) =>
          severity === 'error' && (refusals.has(rule) || aliases.some(isCheck)),
      )
      .map(({ rule, message, span }) => ({ rule, message, line: lineAt(text, span.start) })),
    warnings: findings.flatMap((finding) =>
      finding.aliases.filter(isCheck).map((check) => ({ check, lines: linesOf(model, finding) })),
    ),
    unknownVariables: model.stages
      .filter(({ instructions: [first] }) => first && !model.scopeAt(first).isComplete)
      .map(({ from, instructions }) => ({
        first: lineAt(text, from.span.start),
        last: lineAt(text, (instructions.at(-1) ?? from).span.end),
      })),
    question: {
      text,
      platform: platformOf(model),
      images: imagesOf(model.stages),
      arguments: argumentsOf(model),
    },
  };
}

// The rules that mirror BuildKit's checks and refusals; the others have nothing to say to it.
const language = createDockerfileLanguage(
  dockerfileRules.filter(({ aliases }) => aliases?.some(isCheck)),
);
const refusals = new Set(
  createDockerfileLanguage([])
    .rules.filter(({ severity }) => severity === 'error')
    .map(({ id }) => id),
);

/** BuildKit's checks are named in Pascal case. */
function isCheck(alias: string): boolean {
  return /^(?:[A-Z][a-z]+){2,}$/.test(alias) || alias === 'JSONArgsRecommended';
}

/** Images for Windows are built on Windows. */
function platformOf({ tree }: DockerfileModel): string {
  const isWindows = /^FROM .*(?:windows|nanoserver)|^WORKDIR "?[A-Z]:\\/im.test(tree.text);
  return isWindows ? 'windows/amd64' : 'linux/amd64';
}

/** Arguments without a default are meant to be given. */
function argumentsOf({ tree }: DockerfileModel): Record<string, string> {
  const head = tree.instructions.slice(
    0,
    tree.instructions.findIndex(({ kind }) => kind === 'FROM'),
  );
  return Object.fromEntries(
    head.flatMap((instruction) =>
      instruction.kind === 'ARG'
        ? instruction.pairs.flatMap(({ key, value }) => (value ? [] : [[key.value, '1']]))
        : [],
    ),
  );
}

/** The working directory of an unknown image is anything but the root folder. */
function imagesOf(stages: readonly Stage[]): Record<string, ImageConfig> {
  return Object.fromEntries(
    stages.flatMap(({ base }) => {
      if (base.kind !== 'image') return [];
      const { variables = ['PATH'], workdir = '/unknown' } = base.known ?? {};
      const config = { Env: variables.map((name) => `${name}=/set`), WorkingDir: workdir };
      return [[base.reference, config]];
    }),
  );
}

/** Of a blank line in a continuation, BuildKit names the end of the instruction. */
function linesOf({ tree }: DockerfileModel, { rule, span }: ReportedFinding): Lines {
  const first = lineAt(tree.text, span.start);
  if (rule !== 'empty-continuation-line') return { first, last: first };
  const next = tree.instructions.find((one) => one.span.start > span.start);
  return { first, last: lineAt(tree.text, next?.span.start ?? tree.text.length) };
}

/** Counts as BuildKit does, for which only LF ends a line. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
