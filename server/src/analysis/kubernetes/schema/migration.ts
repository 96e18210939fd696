import type { Edit } from '../../core/edit.ts';
import { insertField } from '../model/insert-field.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { at, itemsAt, mappingAt, pairAt, pairsAt, scalarAt } from '../syntax/access.ts';
import type { YamlMapping, YamlNode } from '../syntax/nodes.ts';

/** What has to change in an object, besides its version, when it moves to an API version that replaces its own. */
export function migration(object: KubernetesObject, target: string): readonly Edit[] {
  const row = migrations.find(
    ({ from, to, kinds }) =>
      from.includes(object.apiVersion) && to === target && kinds.includes(object.kind),
  );
  return row?.edits(object) ?? [];
}

interface Migration {
  readonly from: readonly string[];
  readonly to: string;
  readonly kinds: readonly string[];
  readonly edits: (object: KubernetesObject) => readonly Edit[];
}

/** From the deprecation guide of Kubernetes; the versions that are not listed have the same fields. */
const migrations: readonly Migration[] = [
  {
    from: ['extensions/v1beta1', 'networking.k8s.io/v1beta1'],
    to: 'networking.k8s.io/v1',
    kinds: ['Ingress'],
    edits: ingress,
  },
  {
    from: ['extensions/v1beta1', 'apps/v1beta1', 'apps/v1beta2'],
    to: 'apps/v1',
    kinds: ['Deployment', 'DaemonSet', 'ReplicaSet', 'StatefulSet'],
    edits: workload,
  },
  {
    from: ['autoscaling/v2beta1'],
    to: 'autoscaling/v2',
    kinds: ['HorizontalPodAutoscaler'],
    edits: autoscaler,
  },
];

/** Backends name the Service and its port in mappings of their own, and each path says how it is compared. */
function ingress(object: KubernetesObject): readonly Edit[] {
  const paths = itemsAt(object.node, 'spec', 'rules').flatMap((rule) =>
    itemsAt(rule, 'http', 'paths'),
  );
  const general = pairAt(mappingAt(object.node, 'spec'), 'backend');
  const backends = [general?.value, ...paths.map((path) => pairAt(path, 'backend')?.value)];
  return [
    ...(general ? [{ span: general.key.span, text: 'defaultBackend' }] : []),
    ...backends.flatMap((backend) => serviceBackend(object, backend)),
    ...paths.flatMap((path) => {
      if (path.kind !== 'mapping' || pairAt(path, 'pathType')) return [];
      return insertField(object, path, ['pathType: ImplementationSpecific']) ?? [];
    }),
  ];
}

function serviceBackend(object: KubernetesObject, backend: YamlNode | undefined): Edit[] {
  const name = scalarAt(backend, 'serviceName');
  const port = scalarAt(backend, 'servicePort');
  if (backend?.kind !== 'mapping' || backend.pairs.length !== 2 || !name || !port) return [];
  const key = typeof port.value === 'number' ? 'number' : 'name';
  return [
    replaced(object, backend, {
      service: { name: name.text, port: { [key]: port.text } },
    }),
  ];
}

/** A workload chooses its Pods by labels, which older versions took from the template. */
function workload(object: KubernetesObject): readonly Edit[] {
  const spec = mappingAt(object.node, 'spec');
  const labels = pairsAt(object.node, 'spec', 'template', 'metadata', 'labels');
  if (!spec || pairAt(spec, 'selector') || labels.length === 0) return [];
  const lines = labels.flatMap(({ key, value }) =>
    value.kind === 'scalar' ? [`    ${key.text}: ${quoted(value.text)}`] : [],
  );
  return [insertField(object, spec, ['selector:', '  matchLabels:', ...lines]) ?? []].flat();
}

/** What is aimed at stands in a mapping of its own. */
function autoscaler(object: KubernetesObject): readonly Edit[] {
  return itemsAt(object.node, 'spec', 'metrics').flatMap((metric) => {
    const resource = at(metric, 'resource');
    if (resource?.kind !== 'mapping') return [];
    const name = scalarAt(resource, 'name');
    const share = scalarAt(resource, 'targetAverageUtilization');
    const value = scalarAt(resource, 'targetAverageValue');
    if (!name || resource.pairs.length !== 2 || !(share || value)) return [];
    const target = share
      ? { type: 'Utilization', averageUtilization: share.text }
      : { type: 'AverageValue', averageValue: value?.text ?? '' };
    return [replaced(object, resource, { name: name.text, target })];
  });
}

interface Tree {
  readonly [key: string]: string | Tree;
}

/** A mapping with other content, in the style and at the place of the old one. */
function replaced(object: KubernetesObject, mapping: YamlMapping, content: Tree): Edit {
  const { manifest } = object;
  if (mapping.flow) return { span: mapping.span, text: flow(content) };
  const offset = mapping.span.start - manifest.span.start;
  const indent = offset - (manifest.text.lastIndexOf('\n', offset - 1) + 1);
  const newline = manifest.text.includes('\r\n') ? '\r\n' : '\n';
  return { span: mapping.span, text: block(content, '').join(`${newline}${' '.repeat(indent)}`) };
}

function flow(tree: Tree): string {
  const pairs = Object.entries(tree).map(
    ([key, value]) => `${key}: ${typeof value === 'string' ? value : flow(value)}`,
  );
  return `{${pairs.join(', ')}}`;
}

function block(tree: Tree, indent: string): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [`${indent}${key}: ${value}`]
      : [`${indent}${key}:`, ...block(value, `${indent}  `)],
  );
}

/** Labels are texts, also those that look like numbers. */
function quoted(text: string): string {
  return /^[A-Za-z][-\w./]*$/.test(text) && !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(text)
    ? text
    : JSON.stringify(text);
}
