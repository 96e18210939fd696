import type { Edit } from '../../core/edit.ts';
import type { YamlMapping } from '../syntax/nodes.ts';
import type { KubernetesObject } from './kubernetes-object.ts';

/**
 * Adds lines to a mapping, before its first key: `lines` as they would stand at the left edge.
 * Undefined for a mapping in flow style or behind an alias, where lines have no place.
 */
export function insertField(
  { manifest }: Pick<KubernetesObject, 'manifest'>,
  mapping: YamlMapping,
  lines: readonly string[],
): Edit | undefined {
  const first = mapping.pairs[0];
  if (mapping.flow || !first || first.merged || first.key.span.start !== mapping.span.start) {
    return undefined;
  }
  const start = first.key.span.start;
  const offset = start - manifest.span.start;
  const indent = offset - (manifest.text.lastIndexOf('\n', offset - 1) + 1);
  const isWindows = manifest.text.includes('\r\n');
  const separator = `${isWindows ? '\r\n' : '\n'}${' '.repeat(indent)}`;
  return { span: { start, end: start }, text: lines.map((line) => line + separator).join('') };
}
