import { readFileSync } from 'node:fs';
import type { ReportedFinding } from '../../../server/src/analysis/core/finding.ts';
import { createWorkspace } from '../../../server/src/analysis/core/workspace.ts';
import { createKubernetesLanguage } from '../../../server/src/analysis/kubernetes/kubernetes.ts';
import { kubernetesRules } from '../../../server/src/analysis/kubernetes/rules/index.ts';
import { parseFacts } from '../../../server/src/analysis/kubernetes/schema/facts.ts';
import { fixtureContext, fixtureSnapshot } from '../../support/fixture-workspace.ts';

const facts = parseFacts(readFileSync('server/generated/kubernetes.json', 'utf8'));
const language = createKubernetesLanguage({ facts: () => facts, rules: kubernetesRules });

/** Errors that the kubelet makes and not the API server. */
const kubeletRules: ReadonlySet<string> = new Set(['invalid-image-name', 'unknown-probe-port']);

/** What Slipway says the API server will refuse in a manifest that stands alone. */
export function kubernetesErrors(manifest: string): readonly ReportedFinding[] {
  const snapshot = fixtureSnapshot('manifest.yaml', manifest);
  const findings = language.diagnose(snapshot, fixtureContext(createWorkspace([snapshot])));
  return findings.filter(({ severity, rule }) => severity === 'error' && !kubeletRules.has(rule));
}
