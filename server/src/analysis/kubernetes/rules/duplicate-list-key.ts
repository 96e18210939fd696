import type { Finding } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import { knownScalar } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { type Place, place, placeTable } from '../model/place.ts';
import { podTemplatesOf } from '../model/pod-template.ts';
import { at, itemsAt, scalarAt } from '../syntax/access.ts';
import type { YamlNode, YamlScalar } from '../syntax/nodes.ts';

/** Reports list items that share the key by which the API server tells them apart. */
export const duplicateListKey = defineRule<KubernetesObject>({
  id: 'duplicate-list-key',
  summary: 'Two items of a list have the key that must be unique',
  severity: 'error',
  aliases: ['container-ports-check'],
  *check(object) {
    for (const { containers } of podTemplatesOf(object)) {
      const nodes = containers.map(({ node }) => node);
      yield* repeatedKeys(nodes, { what: 'container name', fields: [['name']] });
    }
    for (const projected of projections(object)) {
      const items = itemsAt(projected, 'sources').flatMap((source) =>
        ['configMap', 'secret', 'downwardAPI'].flatMap((kind) => itemsAt(source, kind, 'items')),
      );
      yield* repeatedKeys(items, { what: 'path', fields: [['path']] });
    }
    for (const [list, node] of uniqueListsOf(object)) yield* repeatedKeys(itemsAt(node), list);
  },
});

function* repeatedKeys(
  items: readonly YamlNode[],
  { what, fields, only }: Pick<UniqueList, 'what' | 'fields' | 'only'>,
): Generator<Finding> {
  const seen = new Map<string, YamlNode>();
  for (const item of items) {
    const key = keyOf(item, fields);
    if (!key || (only !== undefined && key.text !== only)) continue;
    const first = seen.get(key.text);
    if (!first) {
      seen.set(key.text, key.node);
      continue;
    }
    yield {
      span: key.node.span,
      message: `The ${what} ${key.text} is already taken, so the object will be refused.`,
      related: [{ span: first.span, message: 'It is taken here.' }],
    };
  }
}

const projections = place('Pod volumes[].projected');

interface UniqueList {
  readonly what: string;
  readonly at: Place;
  /** The fields that make the key, with what the API server puts where one is absent. */
  readonly fields: readonly (readonly [name?: string, otherwise?: string])[];
  /** Only this key must be unique. */
  readonly only?: string;
}

const unique = (what: string, at: string, ...fields: UniqueList['fields']): UniqueList => ({
  what,
  at: place(at),
  fields,
});

/** From the validation of each API group, 1.36; where the server only warns, nothing is listed. */
const uniqueListsOf = placeTable<UniqueList>([
  unique('volume name', 'Pod volumes', ['name']),
  unique('mount path', 'Container volumeMounts', ['mountPath']),
  unique('device path', 'Container volumeDevices', ['devicePath']),
  unique('port name', 'Container ports', ['name']),
  unique('host port', 'Container ports', ['hostPort'], ['protocol', 'TCP'], ['hostIP', '']),
  unique('port name', 'Service spec.ports', ['name']),
  unique('port', 'Service spec.ports', ['port'], ['protocol', 'TCP']),
  unique('node port', 'Service spec.ports', ['nodePort'], ['protocol', 'TCP']),
  unique(
    'topology spread',
    'Pod topologySpreadConstraints',
    ['topologyKey'],
    ['whenUnsatisfiable'],
  ),
  unique('claim template name', 'StatefulSet spec.volumeClaimTemplates', ['name']),
  unique('resize policy', 'Container resizePolicy', ['resourceName']),
  unique('setting', 'Pod securityContext.sysctls', ['name']),
  unique('limit', 'LimitRange spec.limits', ['type']),
  unique('taint', 'Node spec.taints', ['key'], ['effect']),
  unique('port name', 'EndpointSlice ports', ['name', '']),
  unique('version', 'CustomResourceDefinition spec.versions', ['name']),
  unique('webhook name', 'ValidatingWebhookConfiguration|MutatingWebhookConfiguration webhooks', [
    'name',
  ]),
  unique('family', 'Service spec.ipFamilies', []),
  unique('action', 'ValidatingAdmissionPolicyBinding spec.validationActions', []),
  {
    ...unique('place of the controller', 'Object metadata.ownerReferences', ['controller']),
    only: 'true',
  },
]);

function keyOf(
  item: YamlNode,
  fields: UniqueList['fields'],
): { readonly text: string; readonly node: YamlNode } | undefined {
  const [[main] = []] = fields;
  const node = main === undefined ? item : at(item, main);
  const values: string[] = [];
  for (const [name, otherwise] of fields) {
    const written = name === undefined ? scalarAt(item) : scalarAt(item, name);
    const text = written ? shown(written) : otherwise;
    if (text === undefined) return undefined;
    if (text !== '') values.push(text);
  }
  return knownScalar(node) && node ? { text: values.join(' '), node } : undefined;
}

function shown(scalar: YamlScalar): string {
  return typeof scalar.value === 'string' ? `"${scalar.value}"` : String(scalar.value);
}
