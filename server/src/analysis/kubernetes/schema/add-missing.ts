import type { Fix } from '../../core/finding.ts';
import { parseImageName } from '../model/image-name.ts';
import { insertField } from '../model/insert-field.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { isAbsent, pairAt, pairsAt, stringAt } from '../syntax/access.ts';
import type { YamlMapping } from '../syntax/nodes.ts';
import type { Field } from './facts.ts';
import { skeleton } from './skeleton.ts';

/** The fix that adds a required field: with what the neighbours say of its value, or as a skeleton. */
export function addMissing(
  object: KubernetesObject,
  mapping: YamlMapping,
  field: Field,
): readonly Fix[] {
  const written = pairAt(mapping, field.name);
  // What stands there without a value is completed by who types it.
  if (written && isAbsent(written.value)) return [];
  const lines = linesBeside(mapping, field.name) ?? skeleton(field);
  return adding(object, mapping, field.name, lines);
}

/** What the neighbours of a field say of it, as lines at the left edge: a selector repeats the labels of the template. */
export function linesBeside(mapping: YamlMapping, field: string): readonly string[] | undefined {
  return known[field]?.(mapping);
}

/** The fix that gives an object its name. */
export function addName(object: KubernetesObject): readonly Fix[] {
  const name = `name: ${object.kind.toLowerCase()}`;
  const metadata = pairAt(object.node, 'metadata');
  if (!metadata) return adding(object, object.node, 'metadata', ['metadata:', `  ${name}`]);
  if (metadata.value.kind !== 'mapping') return [];
  return adding(object, metadata.value, 'name', [name]);
}

function adding(
  object: KubernetesObject,
  mapping: YamlMapping,
  name: string,
  lines: readonly string[],
): readonly Fix[] {
  const edit = insertField(object, mapping, lines);
  return edit ? [{ title: `Add "${name}"`, safety: 'unsafe', edits: [edit] }] : [];
}

/** Values that follow from what stands beside them. */
const known: Readonly<Record<string, (owner: YamlMapping) => readonly string[] | undefined>> = {
  selector: (spec) => {
    const labels = labelLines(spec, 'template', 'metadata', 'labels');
    return labels.length > 0 ? ['selector:', '  matchLabels:', ...labels] : undefined;
  },
  template: (spec) => {
    const labels = labelLines(spec, 'selector', 'matchLabels');
    if (labels.length === 0) return undefined;
    return [
      ...['template:', '  metadata:', '    labels:', ...labels.map((line) => `  ${line}`)],
      ...['  spec:', '    containers:', '      - name: app', '        image: image'],
    ];
  },
  name: (owner) => {
    const image = parseImageName(stringAt(owner, 'image') ?? '');
    const base = image?.repository.split('/').at(-1);
    return base ? [`name: ${base.toLowerCase().replaceAll(/[^a-z0-9-]+/g, '-')}`] : undefined;
  },
};

function labelLines(owner: YamlMapping, ...path: readonly string[]): readonly string[] {
  return pairsAt(owner, ...path).flatMap(({ name, value }) =>
    value.kind === 'scalar' && !value.templated
      ? [`    ${name}: ${value.style === 'plain' ? value.text : JSON.stringify(value.text)}`]
      : [],
  );
}
