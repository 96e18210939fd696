import { l10n, window } from 'vscode';
import type { Cluster } from '../../kubernetes/cluster.ts';
import { type ObjectReference, objectLabel } from '../../kubernetes/kube-object.ts';
import { withProgress } from '../../ui/progress.ts';
import { watchRollouts } from './watch-rollouts.ts';

/** Follows the rollout of one workload and says how it ended. */
export async function showRollout(cluster: Cluster, reference: ObjectReference): Promise<void> {
  const label = objectLabel(reference);
  const [failed] = await withProgress(l10n.t('Rolling out'), (signal, report) =>
    watchRollouts(cluster, [reference], report, signal),
  );
  if (failed === undefined) {
    void window.showInformationMessage(l10n.t('{0} is rolled out.', label));
  } else {
    void window.showErrorMessage(`${label}: ${failed.reason}`);
  }
}
