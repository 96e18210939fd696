import type { Edit } from '../../core/edit.ts';
import { pairAt } from '../syntax/access.ts';
import type { YamlMapping } from '../syntax/nodes.ts';
import { insertField } from './insert-field.ts';
import type { KubernetesObject } from './kubernetes-object.ts';

/** Gives the field that a path leads to a value, with the mappings on the way; undefined where there is no room. */
export function setField(
  object: Pick<KubernetesObject, 'manifest'>,
  mapping: YamlMapping,
  path: readonly string[],
  value: string,
): Edit | undefined {
  const [name = '', ...rest] = path;
  const pair = pairAt(mapping, name);
  if (!pair) return insertField(object, mapping, linesOf(path, value));
  if (pair.merged) return undefined;
  if (rest.length > 0) {
    return pair.value.kind === 'mapping' ? setField(object, pair.value, rest, value) : undefined;
  }
  const { kind, span } = pair.value;
  return kind === 'scalar' && span.end > span.start ? { span, text: value } : undefined;
}

function linesOf(path: readonly string[], value: string): readonly string[] {
  return path.map((name, depth) => {
    const end = depth === path.length - 1 ? ` ${value}` : '';
    return `${'  '.repeat(depth)}${name}:${end}`;
  });
}
