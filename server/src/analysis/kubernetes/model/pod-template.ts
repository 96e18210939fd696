import { at, itemsAt, mappingAt, pairsAt, scalarAt } from '../syntax/access.ts';
import type { YamlMapping, YamlNode, YamlScalar } from '../syntax/nodes.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { oncePer } from './once-per.ts';

/** The Pods that an object makes: its metadata and its spec, wherever the kind keeps them. */
export interface PodTemplate {
  readonly object: KubernetesObject;
  /** What holds `metadata` and `spec`: the template, or the Pod itself. */
  readonly node: YamlMapping;
  readonly labels: ReadonlyMap<string, YamlScalar>;
  readonly spec: YamlMapping;
  /** In source order: init, then ordinary, then ephemeral containers. */
  readonly containers: readonly Container[];
  readonly volumes: readonly YamlNode[];
}

/** One container of a Pod. */
export interface Container {
  readonly list: ContainerList;
  readonly node: YamlMapping;
  readonly name?: YamlScalar;
  readonly image?: YamlScalar;
  readonly ports: readonly YamlNode[];
  readonly env: readonly YamlNode[];
  readonly envFrom: readonly YamlNode[];
  readonly volumeMounts: readonly YamlNode[];
}

/** The lists of a Pod that hold containers. */
type ContainerList = 'initContainers' | 'containers' | 'ephemeralContainers';

const containerLists: readonly ContainerList[] = [
  'initContainers',
  'containers',
  'ephemeralContainers',
];

/** Where each kind keeps the Pod that it makes. */
const templatePaths: Readonly<Record<string, readonly string[]>> = {
  'v1 Pod': [],
  'v1 PodTemplate': ['template'],
  'v1 ReplicationController': ['spec', 'template'],
  'apps/v1 Deployment': ['spec', 'template'],
  'apps/v1 StatefulSet': ['spec', 'template'],
  'apps/v1 DaemonSet': ['spec', 'template'],
  'apps/v1 ReplicaSet': ['spec', 'template'],
  'batch/v1 Job': ['spec', 'template'],
  'batch/v1 CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
};

/** The kinds that make Pods; a custom resource may have the same kind. */
export const podKinds: readonly string[] = Object.keys(templatePaths).map((key) =>
  key.slice(key.indexOf(' ') + 1),
);

/** The Pod templates of an object; none for kinds that make no Pods. */
export const podTemplatesOf = oncePer((object: KubernetesObject): readonly PodTemplate[] => {
  const path = templatePaths[`${object.apiVersion} ${object.kind}`];
  if (path) return templateOf(object, mappingAt(object.node, ...path));
  if (!isCustom(object)) return [];
  return templatesIn(object.node, 4).flatMap((node) => templateOf(object, node));
});

/** The labels that an object gives its Pods; a patch may have them without a spec. */
export const templateLabelsOf = oncePer((object: KubernetesObject): readonly YamlMapping[] => {
  const path = templatePaths[`${object.apiVersion} ${object.kind}`];
  const templates = path
    ? [mappingAt(object.node, ...path)]
    : podTemplatesOf(object).map(({ node }) => node);
  return templates.flatMap((node) => mappingAt(node, 'metadata', 'labels') ?? []);
});

function templateOf(object: KubernetesObject, node: YamlMapping | undefined): PodTemplate[] {
  const spec = mappingAt(node, 'spec');
  if (!node || !spec) return [];
  return [
    {
      object,
      node,
      labels: labelsAt(node, 'metadata', 'labels'),
      spec,
      containers: containerLists.flatMap((list) => containersOf(spec, list)),
      volumes: itemsAt(spec, 'volumes'),
    },
  ];
}

/** True for kinds of groups that Kubernetes itself does not have. */
export function isCustom({ group }: Pick<KubernetesObject, 'group'>): boolean {
  return group.includes('.') && !group.endsWith('.k8s.io');
}

/** Mappings under a key `template` that have the shape of a Pod, as in a Rollout of Argo; `depth` levels are looked at. */
function templatesIn(node: YamlNode, depth: number): readonly YamlMapping[] {
  if (node.kind !== 'mapping' || depth === 0) return [];
  return node.pairs.flatMap(({ name, value }) => {
    if (value.kind !== 'mapping') return [];
    const isPod = /template$/i.test(name) && at(value, 'spec', 'containers')?.kind === 'sequence';
    return isPod ? [value] : templatesIn(value, depth - 1);
  });
}

/** The known labels (or selector pairs) at a path, with their values. */
export function labelsAt(
  node: YamlNode | undefined,
  ...path: readonly string[]
): ReadonlyMap<string, YamlScalar> {
  const labels = new Map<string, YamlScalar>();
  for (const { name, value } of pairsAt(node, ...path)) {
    if (value.kind === 'scalar' && !value.templated) labels.set(name, value);
  }
  return labels;
}

function containersOf(spec: YamlMapping, list: ContainerList): Container[] {
  return itemsAt(spec, list).flatMap((node) => {
    if (node.kind !== 'mapping') return [];
    const name = scalarAt(node, 'name');
    const image = scalarAt(node, 'image');
    return [
      {
        list,
        node,
        ...(name && { name }),
        ...(image && { image }),
        ports: itemsAt(node, 'ports'),
        env: itemsAt(node, 'env'),
        envFrom: itemsAt(node, 'envFrom'),
        volumeMounts: itemsAt(node, 'volumeMounts'),
      },
    ];
  });
}

/** True when a Pod with these labels satisfies every pair; the empty selector matches all. */
export function matchesLabels(
  selector: ReadonlyMap<string, YamlScalar>,
  labels: ReadonlyMap<string, YamlScalar>,
): boolean {
  for (const [name, value] of selector) {
    if (labels.get(name)?.value !== value.value) return false;
  }
  return true;
}

/** The node of a probe's or Service's numeric or named port inside a container. */
export function containerPort(container: Container, port: string | number): YamlNode | undefined {
  return container.ports.find((node) => isPort(node, port));
}

/** Whether a port of a container has this number or name. */
export function isPort(node: YamlNode, port: string | number): boolean {
  return scalarAt(node, typeof port === 'number' ? 'containerPort' : 'name')?.value === port;
}
