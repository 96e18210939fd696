/** A kind as the API server serves it. */
export interface ResourceType {
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
}

type Row = readonly [apiVersion: string, plural: string, kind: string, scope?: 'cluster'];

const rows: readonly Row[] = [
  ['v1', 'pods', 'Pod'],
  ['v1', 'services', 'Service'],
  ['v1', 'configmaps', 'ConfigMap'],
  ['v1', 'secrets', 'Secret'],
  ['v1', 'serviceaccounts', 'ServiceAccount'],
  ['v1', 'persistentvolumeclaims', 'PersistentVolumeClaim'],
  ['v1', 'events', 'Event'],
  ['v1', 'namespaces', 'Namespace', 'cluster'],
  ['v1', 'nodes', 'Node', 'cluster'],
  ['v1', 'persistentvolumes', 'PersistentVolume', 'cluster'],
  ['apps/v1', 'deployments', 'Deployment'],
  ['apps/v1', 'statefulsets', 'StatefulSet'],
  ['apps/v1', 'daemonsets', 'DaemonSet'],
  ['apps/v1', 'replicasets', 'ReplicaSet'],
  ['apps/v1', 'controllerrevisions', 'ControllerRevision'],
  ['batch/v1', 'jobs', 'Job'],
  ['batch/v1', 'cronjobs', 'CronJob'],
  ['autoscaling/v2', 'horizontalpodautoscalers', 'HorizontalPodAutoscaler'],
  ['networking.k8s.io/v1', 'ingresses', 'Ingress'],
  ['networking.k8s.io/v1', 'ingressclasses', 'IngressClass', 'cluster'],
  ['node.k8s.io/v1', 'runtimeclasses', 'RuntimeClass', 'cluster'],
  ['rbac.authorization.k8s.io/v1', 'roles', 'Role'],
  ['rbac.authorization.k8s.io/v1', 'clusterroles', 'ClusterRole', 'cluster'],
  ['scheduling.k8s.io/v1', 'priorityclasses', 'PriorityClass', 'cluster'],
  ['storage.k8s.io/v1', 'storageclasses', 'StorageClass', 'cluster'],
];

const known: ReadonlyMap<string, ResourceType> = new Map(
  rows.map(([apiVersion, plural, kind, scope]) => [
    `${apiVersion} ${kind}`,
    { apiVersion, kind, plural, namespaced: scope !== 'cluster' },
  ]),
);

/** A built-in type that needs no discovery; undefined for the rest. */
export function knownResourceType(apiVersion: string, kind: string): ResourceType | undefined {
  return known.get(`${apiVersion} ${kind}`);
}

/** A built-in type by its kind alone; undefined for a kind that the table does not hold. */
export function findBuiltInType(kind: string): ResourceType | undefined {
  return [...known.values()].find((type) => type.kind === kind);
}

/** A built-in type by its kind alone; throws for a kind that the table does not hold. */
export function builtInType(kind: string): ResourceType {
  const type = findBuiltInType(kind);
  if (type) return type;
  throw new Error(`${kind} is not in the table of built-in kinds.`);
}

/** The URL path of a collection or, with a name, of one object. */
export function resourcePath(
  type: ResourceType,
  namespace: string | undefined,
  name?: string,
  subresource?: string,
): string {
  const root = type.apiVersion.includes('/')
    ? `/apis/${type.apiVersion}`
    : `/api/${type.apiVersion}`;
  const scope =
    type.namespaced && namespace !== undefined
      ? `/namespaces/${encodeURIComponent(namespace)}`
      : '';
  const object = name === undefined ? '' : `/${encodeURIComponent(name)}`;
  return `${root}${scope}/${type.plural}${object}${subresource === undefined ? '' : `/${subresource}`}`;
}
