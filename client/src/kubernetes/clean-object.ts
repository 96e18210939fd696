import { fieldAt } from './field-at.ts';
import type { KubeObject } from './kube-object.ts';

const serverMetadata = new Set([
  'managedFields',
  'resourceVersion',
  'uid',
  'generation',
  'creationTimestamp',
  'selfLink',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
]);
const noisyAnnotations = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
]);

/** An object without what only the server writes: status, versions, managed fields, bookkeeping annotations. */
export function cleanObject(object: KubeObject): KubeObject {
  const { status: _status, metadata, ...rest } = object;
  const kept = Object.entries(metadata).flatMap(([name, value]): [string, unknown][] => {
    if (serverMetadata.has(name)) return [];
    if (name !== 'annotations') return [[name, value]];
    const annotations = withoutNoise(metadata.annotations ?? {});
    return Object.keys(annotations).length === 0 ? [] : [[name, annotations]];
  });
  return { ...rest, metadata: Object.fromEntries(kept) } as unknown as KubeObject;
}

/** A Secret with dots for its values, which say whether a value differs from another version's; any other object as it is. */
export function hideSecretValues(object: KubeObject, other?: KubeObject): KubeObject {
  if (object.kind !== 'Secret' || object.apiVersion !== 'v1') return object;
  const hidden: Record<string, unknown> = { ...object };
  for (const field of ['data', 'stringData']) {
    const values = object[field];
    if (typeof values === 'object' && values !== null) {
      hidden[field] = Object.fromEntries(
        Object.entries(values).map(([key, value]) => {
          const changed = other !== undefined && fieldAt(other, field, key) !== value;
          return [key, changed ? '•••••• (another value)' : '••••••'];
        }),
      );
    }
  }
  return hidden as unknown as KubeObject;
}

function withoutNoise(annotations: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(annotations).filter(([name]) => !noisyAnnotations.has(name)),
  );
}
