import type { Cluster } from '../../kubernetes/cluster.ts';
import { type ObjectReference, objectLabel } from '../../kubernetes/kube-object.ts';
import { showRollout } from './show-rollout.ts';

/** Replaces all Pods of a workload, as many at a time as its strategy allows. */
export async function restartRollout(cluster: Cluster, object: ObjectReference): Promise<void> {
  const permit = await cluster.gate.permit({
    action: 'restart',
    objects: [objectLabel(object)],
    ...(object.namespace === undefined ? {} : { namespace: object.namespace }),
  });
  if (permit === undefined) return;
  const annotations = { 'kubectl.kubernetes.io/restartedAt': new Date().toISOString() };
  const change = { spec: { template: { metadata: { annotations } } } };
  await cluster.patch(permit, { reference: object, change });
  await showRollout(cluster, object);
}
