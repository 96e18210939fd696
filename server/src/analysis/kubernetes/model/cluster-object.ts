import type { EdgePlace } from './edge.ts';

/** The kind that a place names, when a cluster can list its objects by name; undefined for ports, keys and the rest. */
export function clusterKindOf(place: EdgePlace): string | undefined {
  const { noun } = place.edge;
  const kind = typeof noun === 'string' ? noun : noun(place);
  return listed.has(kind) ? kind : undefined;
}

const listed: ReadonlySet<string> = new Set([
  ...['ConfigMap', 'Secret', 'PersistentVolumeClaim', 'PersistentVolume', 'ServiceAccount'],
  ...['Service', 'Deployment', 'StatefulSet', 'ReplicaSet', 'StorageClass', 'PriorityClass'],
  ...['RuntimeClass', 'IngressClass', 'Role', 'ClusterRole'],
]);
