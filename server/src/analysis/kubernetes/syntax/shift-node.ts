import type { Span } from '../../core/span.ts';
import type { YamlMapping, YamlNode, YamlPair, YamlScalar, YamlSequence } from './nodes.ts';

/**
 * The node as it stands `by` offsets further down.
 * What lies inside is moved when it is first looked at, so that an edit does not touch every node below it.
 */
export function shiftNode(node: YamlNode, by: number): YamlNode {
  if (by === 0) return node;
  switch (node.kind) {
    case 'scalar':
      return shiftScalar(node, by);
    case 'sequence':
      return new ShiftedSequence(node, by);
    case 'mapping':
      return new ShiftedMapping(node, by);
  }
}

/** The span `by` offsets further down. */
export function shiftSpan(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

class ShiftedMapping implements YamlMapping {
  readonly kind = 'mapping';
  readonly span: Span;
  readonly flow: boolean;
  readonly templated: boolean;
  readonly #node: YamlMapping;
  readonly #by: number;
  #pairs: readonly YamlPair[] | undefined;
  #duplicates: readonly YamlPair[] | undefined;

  constructor(node: YamlMapping, by: number) {
    this.span = shiftSpan(node.span, by);
    this.flow = node.flow;
    this.templated = node.templated;
    this.#node = node;
    this.#by = by;
  }

  get pairs(): readonly YamlPair[] {
    this.#pairs ??= this.#node.pairs.map((pair) => shiftPair(pair, this.#by));
    return this.#pairs;
  }

  get duplicates(): readonly YamlPair[] {
    this.#duplicates ??= this.#node.duplicates.map((pair) => shiftPair(pair, this.#by));
    return this.#duplicates;
  }
}

class ShiftedSequence implements YamlSequence {
  readonly kind = 'sequence';
  readonly span: Span;
  readonly flow: boolean;
  readonly templated: boolean;
  readonly #node: YamlSequence;
  readonly #by: number;
  #items: readonly YamlNode[] | undefined;

  constructor(node: YamlSequence, by: number) {
    this.span = shiftSpan(node.span, by);
    this.flow = node.flow;
    this.templated = node.templated;
    this.#node = node;
    this.#by = by;
  }

  get items(): readonly YamlNode[] {
    this.#items ??= this.#node.items.map((item) => shiftNode(item, this.#by));
    return this.#items;
  }
}

function shiftScalar(scalar: YamlScalar, by: number): YamlScalar {
  return { ...scalar, span: shiftSpan(scalar.span, by) };
}

function shiftPair(pair: YamlPair, by: number): YamlPair {
  return {
    ...pair,
    key: shiftScalar(pair.key, by),
    value: shiftNode(pair.value, by),
    span: shiftSpan(pair.span, by),
  };
}
