import type { Span } from '../../core/span.ts';

/** Why a text is not YAML, in words; the tree is still there as far as it goes. */
export interface YamlError {
  readonly span: Span;
  readonly message: string;
  /** Only this line is wrong, as while a key is typed: the tree around it can be trusted. */
  readonly local: boolean;
}
