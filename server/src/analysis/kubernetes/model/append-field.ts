import type { Edit } from '../../core/edit.ts';
import type { YamlMapping } from '../syntax/nodes.ts';
import type { KubernetesObject } from './kubernetes-object.ts';

/**
 * Adds lines to a mapping, behind its last value: `lines` as they would stand at the left edge.
 * Undefined for a mapping in flow style or behind an alias, where lines have no place.
 */
export function appendField(
  { manifest }: Pick<KubernetesObject, 'manifest'>,
  mapping: YamlMapping,
  lines: readonly string[],
): Edit | undefined {
  const first = mapping.pairs[0];
  const last = mapping.pairs.findLast(({ merged }) => !merged);
  if (mapping.flow || !first || !last || first.key.span.start !== mapping.span.start) {
    return undefined;
  }
  const { text, span } = manifest;
  const offset = first.key.span.start - span.start;
  const indent = ' '.repeat(offset - (text.lastIndexOf('\n', offset - 1) + 1));
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const written = lines.map((line) => indent + line).join(newline);
  const end = last.span.end - span.start;
  // A block of text ends behind its last line.
  if (text[end - 1] === '\n') {
    const at = span.start + end;
    return { span: { start: at, end: at }, text: written + newline };
  }
  const rest = /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? '';
  const at = span.start + end + rest.length;
  return { span: { start: at, end: at }, text: newline + written };
}
