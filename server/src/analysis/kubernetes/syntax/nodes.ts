import type { Span } from '../../core/span.ts';

/** A value of a YAML document; aliases stand for what they point to and merge keys are applied. */
export type YamlNode = YamlMapping | YamlSequence | YamlScalar;

/** A mapping. Two values of one key are one pair and one entry of `duplicates`. */
export interface YamlMapping {
  readonly kind: 'mapping';
  /** From the first key to the end of the last value; of an alias, the alias itself. */
  readonly span: Span;
  readonly flow: boolean;
  /** Pairs in source order; the last one wins where a key is repeated. */
  readonly pairs: readonly YamlPair[];
  /** Later pairs whose key the mapping already had. */
  readonly duplicates: readonly YamlPair[];
  /** Part of the mapping comes from a template and is not known. */
  readonly templated: boolean;
}

/** A sequence. */
export interface YamlSequence {
  readonly kind: 'sequence';
  /** From the first `-` or `[` to the end of the last item; of an alias, the alias itself. */
  readonly span: Span;
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
  /** Some items come from a template and are not known. */
  readonly templated: boolean;
}

/** A scalar; a value that is not written at all is an empty plain scalar with value `null`. */
export interface YamlScalar {
  readonly kind: 'scalar';
  /** With quotes; of a block scalar, from its `|` or `>` to the end of its last line. */
  readonly span: Span;
  readonly style: 'plain' | 'single' | 'double' | 'block';
  /** What is written, unquoted and unescaped, before it is given a type. */
  readonly text: string;
  /** The JSON value that the API server receives: `yes` is true and `0644` is 420. */
  readonly value: string | number | boolean | null;
  /** It comes from a template and its value is not known. */
  readonly templated: boolean;
}

/** One key and its value. */
export interface YamlPair {
  /** The key as the API server receives it: `on:` is `true`. */
  readonly name: string;
  readonly key: YamlScalar;
  readonly value: YamlNode;
  /** From the key to the end of the value. */
  readonly span: Span;
  /** It came in through a merge key (`<<`). */
  readonly merged: boolean;
}
