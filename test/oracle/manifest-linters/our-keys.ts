import { readFileSync } from 'node:fs';
import { createAnalysis } from '../../../server/src/analysis/analysis.ts';
import type { Severity } from '../../../server/src/analysis/core/finding.ts';
import { defaultSettings } from '../../../server/src/analysis/core/rule.ts';
import { createSnapshot } from '../../../server/src/analysis/core/snapshot.ts';
import { createWorkspace } from '../../../server/src/analysis/core/workspace.ts';
import { kubernetesManifests } from '../../../server/src/analysis/kubernetes/model/kubernetes-manifests.ts';
import { parseFacts } from '../../../server/src/analysis/kubernetes/schema/facts.ts';
import type { Case } from './cases.ts';
import type { FindingKey } from './finding-key.ts';

/** What Slipway says of a case, by the ids that other tools give it; rules that wait to be asked for are asked. */
export function ourKeys({ files }: Case): ReadonlySet<FindingKey> {
  const snapshots = [...files].map(([path, text]) =>
    createSnapshot({ uri: `file:///workspace/${path}`, version: 1, language: 'kubernetes', text }),
  );
  const workspace = createWorkspace(snapshots);
  const keys = snapshots.flatMap((snapshot) => {
    const objects = kubernetesManifests(snapshot).flatMap((manifest) => manifest.objects);
    const findings = analysis.diagnose(snapshot, {
      workspace,
      settings: { ...defaultSettings, levels: optIn },
      onRuleCrash: (rule, error) => {
        throw new Error(`The rule ${rule} threw.`, { cause: error });
      },
    });
    return findings.flatMap(({ rule, aliases, span }) => {
      // The innermost object: an item of a List comes after the List.
      const object = objects.findLast(
        (one) => one.span.start <= span.start && span.start <= one.span.end,
      );
      const place = `${object?.kind ?? ''}/${object?.name ?? ''}` as const;
      return [rule, ...aliases].map((id): FindingKey => `${place} ${id}`);
    });
  });
  return new Set(keys);
}

const analysis = createAnalysis({
  kubernetesFacts: () => parseFacts(readFileSync('server/generated/kubernetes.json', 'utf8')),
});
const optIn: Readonly<Record<string, Severity>> = Object.fromEntries(
  analysis.rules.filter((rule) => rule.optIn).map(({ id, severity }) => [id, severity]),
);
