import type { Edit } from '../../core/edit.ts';
import type { Fix } from '../../core/finding.ts';
import { insertField } from '../model/insert-field.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { removeFields } from '../model/remove-field.ts';
import { pairAt } from '../syntax/access.ts';
import type { YamlMapping, YamlNode, YamlPair } from '../syntax/nodes.ts';

/** The fix that moves a field to the place of its object where it belongs, such as `spec.template.spec`. */
export function moveField(
  object: KubernetesObject,
  from: YamlMapping,
  pair: YamlPair,
  place: string,
): readonly Fix[] {
  const removed = removeFields(object, from, [pair]);
  const added = removed && addition(object, object.node, place.split('.'), linesOf(object, pair));
  if (!added) return [];
  return [{ title: `Move to ${place}`, safety: 'unsafe', edits: [...removed, added] }];
}

/** Adds lines to the mapping that a path leads to; mappings that are missing on the way are made. */
function addition(
  object: KubernetesObject,
  node: YamlNode | undefined,
  [name, ...rest]: readonly string[],
  lines: readonly string[],
): Edit | undefined {
  const mapping = node?.kind === 'sequence' && node.items.length === 1 ? node.items[0] : node;
  if (mapping?.kind !== 'mapping') return undefined;
  if (name === undefined) {
    const isTaken = pairAt(mapping, /^[^:]+/.exec(lines[0] ?? '')?.[0] ?? '') !== undefined;
    return isTaken ? undefined : insertField(object, mapping, lines);
  }
  const pair = pairAt(mapping, name);
  if (pair) return pair.merged ? undefined : addition(object, pair.value, rest, lines);
  // Only a person knows how many items a missing list should have.
  if (listNames.test([name, ...rest].join('.'))) return undefined;
  const nested = [name, ...rest].reduceRight<readonly string[]>(
    (inner, key) => [`${key}:`, ...inner.map((line) => (line === '' ? '' : `  ${line}`))],
    lines,
  );
  return insertField(object, mapping, nested);
}

const listNames =
  /ontainers\b|\bports\b|\bvolumes\b|\brules\b|\bpaths\b|\benv\b|\bitems\b|\bmetrics\b/;

/** The text of a field as it would stand at the left edge. */
function linesOf({ manifest }: KubernetesObject, { key, span }: YamlPair): readonly string[] {
  const start = key.span.start - manifest.span.start;
  const column = start - (manifest.text.lastIndexOf('\n', start - 1) + 1);
  const [first = '', ...rest] = manifest.text
    .slice(start, span.end - manifest.span.start)
    .trimEnd()
    .split(/\r?\n/);
  const outdent = new RegExp(`^[ ]{0,${column}}`);
  return [first, ...rest.map((line) => line.replace(outdent, ''))];
}
