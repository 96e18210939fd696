import { l10n, window } from 'vscode';
import {
  type AppliedChange,
  applyPlan,
  type PlannedChange,
  planApply,
  undoApply,
} from '../../kubernetes/apply.ts';
import type { Cluster } from '../../kubernetes/cluster.ts';
import { ClusterError } from '../../kubernetes/cluster-error.ts';
import { type KubeObject, objectLabel } from '../../kubernetes/kube-object.ts';
import { hasRollout } from '../../kubernetes/rollout.ts';
import { confirm } from '../../ui/confirm.ts';
import { isAbort } from '../../ui/explanation.ts';
import { withProgress } from '../../ui/progress.ts';
import type { ClusterTools } from './cluster-tools.ts';
import { showDiff } from './show-diff.ts';
import { watchRollouts } from './watch-rollouts.ts';

/**
 * The way of objects into a cluster: dry run, diff, question, server-side apply, rollout, and a way back.
 * Where the context is open, a review may be left out. Resolves to false when people stopped it or the cluster refused.
 */
export async function applyObjects(
  tools: ClusterTools,
  cluster: Cluster,
  objects: readonly KubeObject[],
  review: 'always' | 'unless-open' = 'always',
): Promise<boolean> {
  const name = cluster.context.name;
  const plan = await withProgress(l10n.t('Asking {0} what would change', name), (signal) =>
    planApply(cluster, objects, signal),
  );
  refuse(plan);
  const changes = plan.filter(({ action }) => action !== 'none');
  if (changes.length === 0) {
    void window.showInformationMessage(l10n.t('{0} already has all of this.', name));
    return true;
  }
  const reviewed = review === 'always' || tools.connections.protection(cluster.context) !== 'open';
  if (reviewed) await showDiff(tools, cluster, changes);
  const force = await resolveConflicts(cluster, changes);
  if (force === undefined) return false;
  const permit = await cluster.gate.permit({
    action: 'apply',
    objects: changes.map(({ reference }) => objectLabel(reference)),
    alwaysAsk: reviewed,
    ...namespaceOf(changes),
  });
  if (permit === undefined) return false;

  const applied: AppliedChange[] = [];
  try {
    await withProgress(l10n.t('Applying to {0}', name), (signal, report) =>
      applyPlan(
        cluster,
        changes,
        { permit, force },
        (change) => {
          applied.push(change);
          report(objectLabel(change.reference), 100 / changes.length);
        },
        signal,
      ),
    );
  } catch (error) {
    if (applied.length > 0) void offerUndo(tools, cluster, applied, tools.explain(error).message);
    else tools.notifyError(error);
    return false;
  }
  return await followToTheEnd(tools, cluster, applied);
}

async function followToTheEnd(
  tools: ClusterTools,
  cluster: Cluster,
  applied: readonly AppliedChange[],
): Promise<boolean> {
  const workloads = applied
    .map(({ reference }) => reference)
    .filter(({ kind }) => hasRollout(kind));
  const title = l10n.t('Rolling out on {0}', cluster.context.name);
  try {
    const failed = await withProgress(title, (signal, report) =>
      watchRollouts(cluster, workloads, report, signal),
    );
    const [first] = failed;
    if (first !== undefined) {
      const message = `${objectLabel(first.reference)}: ${first.reason}`;
      void offerUndo(tools, cluster, applied, message);
      return false;
    }
  } catch (error) {
    if (!isAbort(error)) throw error;
  }
  void offerUndo(tools, cluster, applied);
  return true;
}

async function offerUndo(
  tools: ClusterTools,
  cluster: Cluster,
  applied: readonly AppliedChange[],
  failure?: string,
): Promise<void> {
  const undo = l10n.t('Undo');
  const [first] = applied;
  const done =
    applied.length === 1 && first !== undefined
      ? l10n.t('Applied {0} to {1}.', objectLabel(first.reference), cluster.context.name)
      : l10n.t('Applied {0} objects to {1}.', applied.length, cluster.context.name);
  const chosen =
    failure === undefined
      ? await window.showInformationMessage(done, undo)
      : await window.showErrorMessage(failure, undo);
  if (chosen !== undo) return;
  try {
    const permit = await cluster.gate.permit({
      action: 'undo',
      objects: applied.map(({ reference }) => objectLabel(reference)),
      alwaysAsk: true,
    });
    if (permit === undefined) return;
    await withProgress(l10n.t('Undoing on {0}', cluster.context.name), () =>
      undoApply(cluster, permit, applied),
    );
    void window.showInformationMessage(l10n.t('{0} is as it was before.', cluster.context.name));
  } catch (error) {
    tools.notifyError(error);
  }
}

/** The first refusal stops everything: nothing is applied by halves that the server already refuses. */
function refuse(plan: readonly PlannedChange[]): void {
  const refused = plan.filter(({ refusal }) => refusal !== undefined);
  const [first] = refused;
  if (first?.refusal === undefined) return;
  const more = refused.length - 1;
  const message = `${objectLabel(first.reference)}: ${first.refusal.message}`;
  throw new ClusterError(
    first.refusal.reason,
    more === 0 ? message : `${message} ${l10n.t('{0} more objects are refused too.', more)}`,
    { causes: first.refusal.causes },
  );
}

/** True to take the fields over, false when nobody else has them, undefined to stop. */
async function resolveConflicts(
  cluster: Cluster,
  changes: readonly PlannedChange[],
): Promise<boolean | undefined> {
  const conflicts = changes.flatMap(({ reference, conflicts }) =>
    conflicts.map(({ field, owner }) =>
      l10n.t('{0} {1} belongs to {2}', objectLabel(reference), field, owner),
    ),
  );
  if (conflicts.length === 0) return false;
  const agreed = await confirm({
    question: l10n.t(
      'Others manage {0} of these fields on {1}. Take them over?',
      conflicts.length,
      cluster.context.name,
    ),
    detail: conflicts.slice(0, 12).join('\n'),
    action: l10n.t('Take Over'),
  });
  return agreed ? true : undefined;
}

function namespaceOf(changes: readonly PlannedChange[]): { readonly namespace?: string } {
  const namespaces = new Set(changes.flatMap(({ reference }) => reference.namespace ?? []));
  return namespaces.size === 0 ? {} : { namespace: [...namespaces].join(', ') };
}
