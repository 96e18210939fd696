import { l10n, window } from 'vscode';
import type { Cluster } from '../../kubernetes/cluster.ts';
import { type ObjectReference, objectLabel } from '../../kubernetes/kube-object.ts';
import { type Revision, rolloutHistory, undoRollout } from '../../kubernetes/rollout-history.ts';
import { pickOne } from '../../ui/prompt.ts';
import { showRollout } from './show-rollout.ts';

/** Lists the revisions of a workload; choosing an earlier one rolls back to it. */
export async function showRolloutHistory(cluster: Cluster, object: ObjectReference): Promise<void> {
  const revisions = await rolloutHistory(cluster, object);
  if (revisions.length === 0) {
    void window.showInformationMessage(l10n.t('{0} has no history.', objectLabel(object)));
    return;
  }
  const chosen = await pickOne<Revision>(
    l10n.t('Roll back {0} to which revision?', objectLabel(object)),
    revisions.map((revision) => ({
      label: l10n.t('Revision {0}', revision.number),
      description: revision.current
        ? l10n.t('current')
        : new Date(revision.created).toLocaleString(),
      detail: [revision.images.join(', '), revision.cause].filter(Boolean).join(' · '),
      value: revision,
    })),
  );
  if (chosen === undefined || chosen.current) return;
  const permit = await cluster.gate.permit({
    action: 'roll back',
    objects: [l10n.t('{0} to revision {1}', objectLabel(object), chosen.number)],
    alwaysAsk: true,
    ...(object.namespace === undefined ? {} : { namespace: object.namespace }),
  });
  if (permit === undefined) return;
  await undoRollout(cluster, permit, object, chosen);
  await showRollout(cluster, object);
}
