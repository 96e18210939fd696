import { type Span, shiftSpan } from '../../core/span.ts';
import type { YamlMapping, YamlNode, YamlPair, YamlScalar, YamlSequence } from './nodes.ts';

/**
 * The node as it stands `by` offsets further down.
 * What lies inside is moved when it is first looked at, so that an edit does not touch every node below it.
 */
export function shiftNode(node: YamlNode, by: number): YamlNode {
  if (by === 0) return node;
  switch (node.kind) {
    case 'scalar':
      return new ShiftedScalar(node, by);
    case 'sequence':
      return new ShiftedSequence(node, by);
    case 'mapping':
      return new ShiftedMapping(node, by);
  }
}

class Shifted<Node extends { readonly span: Span }> {
  protected readonly node: Node;
  protected readonly by: number;

  constructor(node: Node, by: number) {
    this.node = node;
    this.by = by;
  }

  get span(): Span {
    return shiftSpan(this.node.span, this.by);
  }
}

class ShiftedScalar extends Shifted<YamlScalar> implements YamlScalar {
  get kind(): 'scalar' {
    return 'scalar';
  }
  get style(): YamlScalar['style'] {
    return this.node.style;
  }
  get text(): string {
    return this.node.text;
  }
  get value(): YamlScalar['value'] {
    return this.node.value;
  }
  get templated(): boolean {
    return this.node.templated;
  }
}

class ShiftedMapping extends Shifted<YamlMapping> implements YamlMapping {
  #pairs: readonly YamlPair[] | undefined;

  get kind(): 'mapping' {
    return 'mapping';
  }
  get flow(): boolean {
    return this.node.flow;
  }
  get templated(): boolean {
    return this.node.templated;
  }
  get pairs(): readonly YamlPair[] {
    this.#pairs ??= this.node.pairs.map((pair) => new ShiftedPair(pair, this.by));
    return this.#pairs;
  }
  get duplicates(): readonly YamlPair[] {
    return this.node.duplicates.map((pair) => new ShiftedPair(pair, this.by));
  }
}

class ShiftedSequence extends Shifted<YamlSequence> implements YamlSequence {
  #items: readonly YamlNode[] | undefined;

  get kind(): 'sequence' {
    return 'sequence';
  }
  get flow(): boolean {
    return this.node.flow;
  }
  get templated(): boolean {
    return this.node.templated;
  }
  get items(): readonly YamlNode[] {
    this.#items ??= this.node.items.map((item) => shiftNode(item, this.by));
    return this.#items;
  }
}

class ShiftedPair extends Shifted<YamlPair> implements YamlPair {
  #key: YamlScalar | undefined;
  #value: YamlNode | undefined;

  get name(): string {
    return this.node.name;
  }
  get merged(): boolean {
    return this.node.merged;
  }
  get key(): YamlScalar {
    this.#key ??= new ShiftedScalar(this.node.key, this.by);
    return this.#key;
  }
  get value(): YamlNode {
    this.#value ??= shiftNode(this.node.value, this.by);
    return this.#value;
  }
}
