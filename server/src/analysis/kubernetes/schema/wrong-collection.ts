import type { Edit } from '../../core/edit.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import type { YamlMapping, YamlNode } from '../syntax/nodes.ts';
import type { SchemaFinding } from './schema-finding.ts';

/** A mapping, list or single value where another of them belongs. */
export function wrongCollection(
  object: KubernetesObject,
  node: YamlNode,
  expected: 'mapping' | 'list',
  path: string,
): SchemaFinding {
  const isText = node.kind === 'scalar';
  const actual = isText ? 'a single value' : node.kind === 'mapping' ? 'a mapping' : 'a list';
  const wanted = expected === 'list' ? 'a list' : 'a mapping of keys and values';
  const edits = expected === 'list' ? asItem(object, node) : undefined;
  return {
    rule: 'wrong-type',
    span: isText ? node.span : { start: node.span.start, end: firstEnd(node) },
    message: `"${path}" must be ${wanted}, but this is ${actual}.`,
    fixes: edits ? [{ title: 'Make it a list', safety: 'unsafe', edits }] : [],
  };
}

/** A whole block would be underlined; its first token says enough. */
function firstEnd(node: YamlNode): number {
  if (node.kind === 'mapping' && !node.flow) return node.pairs[0]?.key.span.end ?? node.span.end;
  if (node.kind === 'sequence' && !node.flow) return Math.min(node.span.start + 1, node.span.end);
  return node.span.end;
}

/** Makes a node the only item of a list. */
function asItem(object: KubernetesObject, node: YamlNode): readonly Edit[] | undefined {
  if (node.kind === 'mapping' && !node.flow) return asBlockItem(object, node);
  if (node.kind === 'scalar' && node.style === 'block') return undefined;
  const { start, end } = node.span;
  return [
    { span: { start, end: start }, text: '[' },
    { span: { start: end, end }, text: ']' },
  ];
}

/** Puts a dash before the first key and moves the lines below it to the right. */
function asBlockItem(
  { manifest }: KubernetesObject,
  node: YamlMapping,
): readonly Edit[] | undefined {
  const { start, end } = node.span;
  // Behind an alias the lines stand elsewhere.
  if (node.pairs[0]?.key.span.start !== start) return undefined;
  const text = manifest.text.slice(start - manifest.span.start, end - manifest.span.start);
  const lines = [...text.matchAll(/\n(?=[ \t]*[^\s])/g)].map(({ index }) => start + index + 1);
  return [
    { span: { start, end: start }, text: '- ' },
    ...lines.map((at) => ({ span: { start: at, end: at }, text: '  ' })),
  ];
}
