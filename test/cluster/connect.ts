import { connectCluster, loadContexts } from '../../client/src/kubernetes/client-node-cluster.ts';
import type { Cluster } from '../../client/src/kubernetes/cluster.ts';
import { Gate, type WriteIntent, type WritePermit } from '../../client/src/kubernetes/gate.ts';
import type { KubeObject } from '../../client/src/kubernetes/kube-object.ts';
import type { Protection } from '../../client/src/kubernetes/protection.ts';

/** A cluster behind a context of a kubeconfig, at a level of protection, whose questions are all agreed to. */
export async function connectTo(
  kubeconfig: string,
  name: string,
  protection: Protection = 'open',
): Promise<Cluster> {
  const context = (await loadContexts([kubeconfig])).find((candidate) => candidate.name === name);
  if (context === undefined) throw new Error(`${kubeconfig} has no context ${name}.`);
  const agree = () => Promise.resolve(true);
  const guarded = () => ({ name, server: context.cluster.server, protection });
  return connectCluster(context, new Gate(guarded, { confirm: agree, typeName: agree }), true);
}

/** A permit for anything, as people who agree get it. */
export async function permitOf(
  cluster: Cluster,
  action: WriteIntent['action'] = 'apply',
): Promise<WritePermit> {
  const permit = await cluster.gate.permit({ action, objects: ['a test'] });
  if (permit === undefined) throw new Error('The gate gave no permit.');
  return permit;
}

/** A namespace of its own for a test. */
export async function makeNamespace(cluster: Cluster, name: string): Promise<string> {
  const object = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
  await cluster.apply(object, { permit: await permitOf(cluster), force: true });
  return name;
}

/** A ConfigMap with one key. */
export function configMap(namespace: string, name: string, value: string): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace },
    data: { key: value },
  };
}
