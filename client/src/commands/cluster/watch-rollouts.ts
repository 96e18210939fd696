import { l10n } from 'vscode';
import type { Cluster } from '../../kubernetes/cluster.ts';
import { followRollout } from '../../kubernetes/follow-rollout.ts';
import { type ObjectReference, objectLabel } from '../../kubernetes/kube-object.ts';
import type { RolloutState } from '../../kubernetes/rollout.ts';
import type { Report } from '../../ui/progress.ts';
import { describeTrouble } from './trouble-words.ts';

/** A rollout that failed, with its reason in words. */
export interface FailedRollout {
  readonly reference: ObjectReference;
  readonly reason: string;
}

/** Follows several rollouts at once, saying how far each is; resolves to those that failed. */
export async function watchRollouts(
  cluster: Cluster,
  references: readonly ObjectReference[],
  report: Report,
  signal: AbortSignal,
): Promise<readonly FailedRollout[]> {
  const lines = new Map<string, string>();
  const followed = await Promise.all(
    references.map(async (reference): Promise<readonly FailedRollout[]> => {
      const label = objectLabel(reference);
      const show = (state: RolloutState) => {
        lines.set(label, `${label}: ${describeState(state)}`);
        report([...lines.values()].join(' | '));
      };
      const end = await followRollout(cluster, reference, show, signal);
      if (end.state === 'complete') return [];
      return [{ reference, reason: end.troubles.map(describeTrouble).join(' ') }];
    }),
  );
  return followed.flat();
}

function describeState(state: RolloutState): string {
  switch (state.state) {
    case 'complete':
      return l10n.t('rolled out');
    case 'failed':
      return l10n.t('failed');
    case 'progressing': {
      const { available, wanted, troubles } = state;
      const [trouble] = troubles;
      const counts = l10n.t('{0} of {1} available', available, wanted);
      return trouble === undefined ? counts : `${counts}. ${describeTrouble(trouble)}`;
    }
  }
}
