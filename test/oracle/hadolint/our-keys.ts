import { createAnalysis } from '../../../server/src/analysis/analysis.ts';
import type { Severity } from '../../../server/src/analysis/core/finding.ts';
import { defaultSettings } from '../../../server/src/analysis/core/rule.ts';
import { createSnapshot } from '../../../server/src/analysis/core/snapshot.ts';
import { createWorkspace } from '../../../server/src/analysis/core/workspace.ts';
import { dockerfileTree } from '../../../server/src/analysis/dockerfile/model/dockerfile-model.ts';
import { createFacts } from '../../../server/src/analysis/kubernetes/schema/facts.ts';
import type { Case } from './cases.ts';
import type { FindingKey } from './finding-key.ts';

/** What Slipway says of a case, by the ids that hadolint gives it; rules that wait to be asked for are asked. */
export function ourKeys({ text, configuration }: Case): ReadonlySet<FindingKey> {
  const snapshot = createSnapshot({
    uri: `${root}/Dockerfile`,
    version: 1,
    language: 'dockerfile',
    text,
  });
  const beside = configuration === undefined ? [] : [hadolintSnapshot(configuration)];
  const findings = analysis.diagnose(snapshot, {
    workspace: createWorkspace([snapshot, ...beside], { root }),
    settings: { ...defaultSettings, levels: optIn },
    onRuleCrash: (rule, error) => {
      throw new Error(`The rule ${rule} threw.`, { cause: error });
    },
  });
  const { instructions } = dockerfileTree(snapshot);
  const keys = findings.flatMap(({ aliases, span }) => {
    const instruction = instructions.find(
      ({ span: { start, end } }) => start <= span.start && span.start <= end,
    );
    const line = snapshot.lines.positionAt(instruction?.span.start ?? span.start).line + 1;
    return aliases.filter((id) => id.startsWith('DL')).map((id) => `${line} ${id}` as FindingKey);
  });
  return new Set(keys);
}

/** The rules of hadolint that Slipway knows. */
export function knownRules(): ReadonlySet<string> {
  return new Set(
    analysis.rules.flatMap(({ aliases }) => aliases ?? []).filter((id) => /^DL\d{4}$/.test(id)),
  );
}

const root = 'file:///workspace';
const analysis = createAnalysis({
  kubernetesFacts: () =>
    createFacts({ version: '', oldest: 0, texts: [], types: [], kinds: [], lives: [] }),
});
const optIn: Readonly<Record<string, Severity>> = Object.fromEntries(
  analysis.rules.filter((rule) => rule.optIn).map(({ id, severity }) => [id, severity]),
);

function hadolintSnapshot(text: string) {
  return createSnapshot({ uri: `${root}/.hadolint.yaml`, version: 1, language: 'hadolint', text });
}
