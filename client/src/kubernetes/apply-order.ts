const order = [
  'Namespace',
  'CustomResourceDefinition',
  'PriorityClass',
  'StorageClass',
  'ResourceQuota',
  'LimitRange',
  'ServiceAccount',
  'Role',
  'ClusterRole',
  'RoleBinding',
  'ClusterRoleBinding',
  'ConfigMap',
  'Secret',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Service',
];
const last = ['HorizontalPodAutoscaler', 'PodDisruptionBudget', 'Ingress'];

/** Sorts objects so that each comes after what it needs; objects of one rank keep their order. */
export function inApplyOrder<Item extends { readonly kind: string }>(
  objects: readonly Item[],
): readonly Item[] {
  return [...objects].sort((a, b) => rank(a.kind) - rank(b.kind));
}

function rank(kind: string): number {
  const early = order.indexOf(kind);
  if (early >= 0) return early;
  const late = last.indexOf(kind);
  return late < 0 ? order.length : order.length + 1 + late;
}
