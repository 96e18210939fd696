import { l10n } from 'vscode';
import type { Cluster } from '../../kubernetes/cluster.ts';
import { numberAt, textAt } from '../../kubernetes/field-at.ts';
import { type ObjectReference, objectLabel } from '../../kubernetes/kube-object.ts';
import { builtInType } from '../../kubernetes/resource-type.ts';
import { askText } from '../../ui/prompt.ts';
import { showRollout } from './show-rollout.ts';

/** Sets the number of replicas; says so first when an autoscaler would set it back. */
export async function scaleWorkload(cluster: Cluster, object: ObjectReference): Promise<void> {
  const workload = await cluster.get(object);
  const now = numberAt(workload, 'spec', 'replicas') ?? 1;
  const autoscaler = await autoscalerOf(cluster, object);
  const typed = await askText({
    title: l10n.t('Scale {0}', objectLabel(object)),
    prompt:
      autoscaler === undefined
        ? l10n.t('Replicas; now {0}.', now)
        : l10n.t('Replicas; now {0}. The autoscaler {1} will change them again.', now, autoscaler),
    value: String(now),
    validate: (value) =>
      /^\d{1,5}$/.test(value) ? undefined : l10n.t('A number of 0 or more is needed.'),
  });
  if (typed === undefined || Number(typed) === now) return;
  const permit = await cluster.gate.permit({
    action: 'scale',
    objects: [l10n.t('{0} from {1} to {2} replicas', objectLabel(object), now, Number(typed))],
    ...(object.namespace === undefined ? {} : { namespace: object.namespace }),
    alwaysAsk: Number(typed) === 0,
  });
  if (permit === undefined) return;
  const change = { spec: { replicas: Number(typed) } };
  await cluster.patch(permit, { reference: object, change, subresource: 'scale' });
  await showRollout(cluster, object);
}

async function autoscalerOf(
  cluster: Cluster,
  { kind, name, namespace }: ObjectReference,
): Promise<string | undefined> {
  const type = builtInType('HorizontalPodAutoscaler');
  try {
    const all = await cluster.list(namespace === undefined ? { type } : { type, namespace });
    return all.find(
      (autoscaler) =>
        textAt(autoscaler, 'spec', 'scaleTargetRef', 'kind') === kind &&
        textAt(autoscaler, 'spec', 'scaleTargetRef', 'name') === name,
    )?.metadata.name;
  } catch {
    // The question is asked without the hint when autoscalers may not be read.
    return undefined;
  }
}
