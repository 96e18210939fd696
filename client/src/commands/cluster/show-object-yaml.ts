import { hideSecretValues } from '../../kubernetes/clean-object.ts';
import type { KubeObject } from '../../kubernetes/kube-object.ts';
import type { ObjectNode } from '../../views/kubernetes/object-node.ts';
import type { ClusterTools } from './cluster-tools.ts';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** Shows an object as YAML that cannot be saved; values of a Secret stay hidden. */
export async function showObjectYaml(
  { language, documents }: ClusterTools,
  { cluster, object }: ObjectNode,
): Promise<void> {
  const shown = hideSecretValues(withoutBallast(await cluster.get(object)));
  const { text } = await language.request('slipway/yaml', { objects: [shown] });
  const place = [cluster.context.name, object.namespace, object.kind].filter(Boolean).join('/');
  await documents.show({ path: `${place}/${object.name}.yaml`, text });
}

/** Managed fields bury the rest, and the last applied text repeats it, with the values of a Secret. */
function withoutBallast(object: KubeObject): KubeObject {
  const { managedFields: _managed, annotations, ...metadata } = object.metadata;
  const { [lastApplied]: _applied, ...kept } = annotations ?? {};
  return {
    ...object,
    metadata: Object.keys(kept).length === 0 ? metadata : { ...metadata, annotations: kept },
  };
}
