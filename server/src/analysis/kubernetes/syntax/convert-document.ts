import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type Range,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Span } from '../../core/span.ts';
import { maskCharacter } from './mask-templates.ts';
import type { YamlMapping, YamlNode, YamlPair, YamlScalar, YamlSequence } from './nodes.ts';
import { isBeyondJson, resolvePlain, resolveTagged } from './resolve-scalar.ts';
import type { YamlError } from './yaml-error.ts';

/** The tree of a document in our nodes, and what only shows when it is built. */
export interface ConvertedDocument {
  readonly root?: YamlNode;
  readonly errors: readonly YamlError[];
  /** Some key is not a scalar, as in `{{ x }}`, which YAML reads as a mapping in a mapping. */
  readonly hasOddKeys: boolean;
}

/** Deeper trees are cut off; no manifest comes near. */
const deepest = 200;
/** Aliases may multiply a document to this many nodes, as in the API server a bomb is refused. */
const mostNodes = 100_000;

/**
 * Turns the parser's document into nodes: aliases followed, merge keys applied, scalars resolved.
 * `written` is the text of which the parser did not see some line breaks.
 */
export function convertDocument(
  document: Document.Parsed,
  hidesLines: boolean,
  written?: string,
): ConvertedDocument {
  const conversion: Conversion = {
    written,
    hidesLines,
    anchors: new Map(),
    errors: [],
    nodes: 0,
    hasOddKeys: false,
  };
  const contents = document.contents;
  const root = contents ? convert(contents, contents.range[0], 0, conversion) : undefined;
  return {
    ...(root && !isNothing(root) && { root }),
    errors: conversion.errors,
    hasOddKeys: conversion.hasOddKeys,
  };
}

interface Conversion {
  readonly written: string | undefined;
  readonly hidesLines: boolean;
  readonly anchors: Map<string, Anchored>;
  readonly errors: YamlError[];
  nodes: number;
  hasOddKeys: boolean;
}

interface Anchored {
  readonly node: YamlNode;
  /** How many nodes an alias adds. */
  readonly size: number;
}

function isNothing(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.style === 'plain' && node.text === '';
}

function convert(
  node: Node | null | undefined,
  offset: number,
  depth: number,
  conversion: Conversion,
): YamlNode {
  conversion.nodes++;
  if (!node || depth > deepest) return nothing(offset, conversion);
  if (isAlias(node)) return follow(node.source, spanOf(node, offset), conversion);
  const before = conversion.nodes;
  const converted = convertContent(node, offset, depth, conversion);
  if ('anchor' in node && node.anchor) {
    conversion.anchors.set(node.anchor, { node: converted, size: conversion.nodes - before + 1 });
  }
  return converted;
}

function convertContent(
  node: Node,
  offset: number,
  depth: number,
  conversion: Conversion,
): YamlNode {
  if (isMap(node)) return convertMapping(node, offset, depth, conversion);
  if (isSeq(node)) return convertSequence(node, offset, depth, conversion);
  if (isScalar(node)) return convertScalar(node, offset, conversion);
  return nothing(offset, conversion);
}

function follow(source: string, span: Span, conversion: Conversion): YamlNode {
  const target = conversion.anchors.get(source);
  if (!target) {
    const message = `There is no anchor &${source} above this alias.`;
    conversion.errors.push({ span, message, local: true });
    return nothing(span.start, conversion);
  }
  conversion.nodes += target.size;
  if (conversion.nodes > mostNodes) {
    const message = 'This alias makes the document too large, so the API server refuses it.';
    conversion.errors.push({ span, message, local: true });
    return nothing(span.start, conversion);
  }
  return { ...target.node, span };
}

function convertMapping(
  map: YAMLMap,
  offset: number,
  depth: number,
  conversion: Conversion,
): YamlMapping {
  const pairs = new Map<string, YamlPair>();
  const duplicates: YamlPair[] = [];
  const merges: YamlNode[] = [];
  for (const item of map.items as Pair<Node | null, Node | null>[]) {
    const pair = convertPair(item, offset, depth, conversion);
    if (!pair) continue;
    if (pair.key.style === 'plain' && pair.key.text === '<<') {
      merges.push(pair.value);
      if (!isMergeable(pair.value)) {
        const message = 'Only a mapping, or a list of mappings, can be merged with <<.';
        conversion.errors.push({ span: pair.key.span, message, local: true });
      }
      continue;
    }
    if (pairs.has(pair.name)) {
      duplicates.push(pair);
      pairs.delete(pair.name);
    }
    pairs.set(pair.name, pair);
  }
  for (const merge of merges) mergeInto(pairs, merge);
  return {
    kind: 'mapping',
    span: collectionSpan(map, offset, [...pairs.values()]),
    flow: map.flow === true,
    pairs: [...pairs.values()],
    duplicates,
    templated: conversion.hidesLines,
  };
}

function isMergeable(node: YamlNode): boolean {
  if (node.kind === 'sequence') return node.items.every(({ kind }) => kind === 'mapping');
  return node.kind === 'mapping' || node.templated || /^\*/.test(node.text);
}

function mergeInto(pairs: Map<string, YamlPair>, merge: YamlNode): void {
  if (merge.kind === 'sequence') for (const item of merge.items) mergeInto(pairs, item);
  if (merge.kind !== 'mapping') return;
  for (const pair of merge.pairs) {
    if (!pairs.has(pair.name)) pairs.set(pair.name, { ...pair, merged: true });
  }
}

function convertPair(
  { key, value }: Pair<Node | null, Node | null>,
  offset: number,
  depth: number,
  conversion: Conversion,
): YamlPair | undefined {
  const keyNode = convert(key, offset, depth + 1, conversion);
  if (keyNode.kind !== 'scalar') {
    conversion.hasOddKeys = true;
    const message = 'A key must be a plain word or a string.';
    conversion.errors.push({ span: keyNode.span, message, local: true });
    return undefined;
  }
  if (keyNode.value === null && !keyNode.templated) {
    const message = keyNode.text === '' ? 'A key is missing before this colon.' : nullKey;
    conversion.errors.push({ span: keyNode.span, message, local: true });
  }
  const after = value?.range?.[0] ?? keyNode.span.end;
  const valueNode = convert(value, after, depth + 1, conversion);
  return {
    name: keyNode.value === null ? 'null' : String(keyNode.value),
    key: keyNode,
    value: valueNode,
    span: { start: keyNode.span.start, end: Math.max(keyNode.span.end, valueNode.span.end) },
    merged: false,
  };
}

const nullKey = 'A key cannot be null, which YAML makes of this word; put it in quotes.';

function convertSequence(
  sequence: YAMLSeq,
  offset: number,
  depth: number,
  conversion: Conversion,
): YamlSequence {
  const items = (sequence.items as (Node | null)[]).map((item) =>
    convert(item, item?.range?.[0] ?? offset, depth + 1, conversion),
  );
  return {
    kind: 'sequence',
    span: collectionSpan(sequence, offset, items),
    flow: sequence.flow === true,
    items,
    templated: conversion.hidesLines,
  };
}

const styles: Readonly<Record<string, YamlScalar['style']>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
};

function convertScalar(scalar: Scalar, offset: number, conversion: Conversion): YamlScalar {
  const style = styles[scalar.type ?? ''] ?? 'plain';
  const text = textOf(scalar, style, conversion);
  const absent = style === 'plain' && text === '';
  const span = spanOf(scalar, offset);
  if (style === 'plain' && !scalar.tag && isBeyondJson(text)) {
    const message = `YAML reads ${text} as a number that JSON does not have, so the API server refuses it.`;
    conversion.errors.push({ span, message, local: true });
  }
  const value = scalar.tag
    ? resolveTagged(scalar.tag, text)
    : style === 'plain'
      ? resolvePlain(text)
      : text;
  return {
    kind: 'scalar',
    span,
    style,
    text,
    value,
    templated: isTemplated(text, style) || (absent && conversion.hidesLines),
  };
}

/** What a scalar says; lines that were joined for the parser are folded as they were written. */
function textOf(scalar: Scalar, style: YamlScalar['style'], { written }: Conversion): string {
  const parsed = typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? '');
  if (written === undefined || style === 'block' || !scalar.range) return parsed;
  const source = written.slice(scalar.range[0], scalar.range[1]);
  if (!source.includes('\n')) return parsed;
  const alone = parseDocument(source.replace(/[ \t\r]*\n[ \t]*/g, '\n '), { schema: 'failsafe' });
  return isScalar(alone.contents) ? String(alone.contents.value) : parsed;
}

/** A block scalar is a file of its own, where braces mean what its reader says. */
function isTemplated(text: string, style: YamlScalar['style']): boolean {
  return text.includes(maskCharacter) || (style !== 'block' && text.includes('{{'));
}

function nothing(offset: number, conversion: Conversion): YamlScalar {
  return {
    kind: 'scalar',
    span: { start: offset, end: offset },
    style: 'plain',
    text: '',
    value: null,
    templated: conversion.hidesLines,
  };
}

function spanOf(node: { range?: Range | null | undefined }, offset: number): Span {
  const [start, end] = node.range ?? [offset, offset];
  return { start, end: Math.max(start, end) };
}

/** The parser lets a block collection run up to what follows; ours ends with its last value. */
function collectionSpan(
  node: YAMLMap | YAMLSeq,
  offset: number,
  parts: readonly { readonly span: Span; readonly merged?: boolean }[],
): Span {
  const whole = spanOf(node, offset);
  if (node.flow) return whole;
  const own = parts.filter((part) => !part.merged && part.span.start >= whole.start);
  return { start: whole.start, end: Math.max(whole.start, ...own.map((part) => part.span.end)) };
}
