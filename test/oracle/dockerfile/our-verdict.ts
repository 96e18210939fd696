import type { ReportedFinding } from '../../../server/src/analysis/core/finding.ts';
import { defaultSettings } from '../../../server/src/analysis/core/rule.ts';
import { createSnapshot, type Snapshot } from '../../../server/src/analysis/core/snapshot.ts';
import { createWorkspace } from '../../../server/src/analysis/core/workspace.ts';
import { createDockerfileLanguage } from '../../../server/src/analysis/dockerfile/dockerfile.ts';
import { dockerfileModel } from '../../../server/src/analysis/dockerfile/model/dockerfile-model.ts';
import { dockerfileRules } from '../../../server/src/analysis/dockerfile/rules/index.ts';
import type { Lines, Warning } from './build-judge.ts';

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
  /** Whether all variables of the base images are known: the judge's stand-ins set none. */
  readonly knowsVariables: boolean;
  /** The base images that the Dockerfile names. */
  readonly images: readonly string[];
}

/** Judges a Dockerfile as BuildKit would. */
export function ourVerdict(text: string): OurVerdict {
  const snapshot = createSnapshot({
    uri: 'file:///Dockerfile',
    version: 1,
    language: 'dockerfile',
    text,
  });
  const model = dockerfileModel(snapshot);
  const findings = language.diagnose(snapshot, {
    workspace: createWorkspace([snapshot]),
    settings: defaultSettings,
    onRuleCrash: (rule, error) => {
      throw new Error(`The rule ${rule} threw.`, { cause: error });
    },
  });
  return {
    errors: findings
      .filter(({ rule }) => refusals.has(rule))
      .map(({ rule, message, span }) => ({ rule, message, line: lineAt(snapshot, span.start) })),
    warnings: findings.flatMap((finding) =>
      finding.aliases
        .filter(isCheck)
        .map((check) => ({ check, lines: linesOf(snapshot, finding) })),
    ),
    knowsVariables: model.stages.every(
      ({ instructions }) =>
        instructions[0] === undefined || model.scopeAt(instructions[0]).isComplete,
    ),
    images: model.stages.flatMap(({ base }) => (base.kind === 'image' ? [base.reference] : [])),
  };
}

const language = createDockerfileLanguage(dockerfileRules);
// A base that is invalid without a build argument is refused by the build that the judge makes, which passes none.
const refusals = new Set([
  'empty-base-default',
  ...createDockerfileLanguage([])
    .rules.filter(({ severity }) => severity === 'error')
    .map(({ id }) => id),
]);

/** BuildKit's checks are named in Pascal case. */
function isCheck(alias: string): boolean {
  return /^(?:[A-Z][a-z]+){2,}$/.test(alias) || alias === 'JSONArgsRecommended';
}

/** BuildKit names the line behind a blank one. */
function linesOf(snapshot: Snapshot, { rule, span }: ReportedFinding): Lines {
  const shift = rule === 'empty-continuation-line' ? 1 : 0;
  return { first: lineAt(snapshot, span.start) + shift, last: lineAt(snapshot, span.end) + shift };
}

function lineAt(snapshot: Snapshot, offset: number): number {
  return snapshot.lines.positionAt(offset).line + 1;
}
