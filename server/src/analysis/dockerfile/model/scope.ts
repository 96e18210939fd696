import type { Span } from '../../core/span.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** A variable that instructions may refer to. */
export interface Variable {
  readonly name: string;
  /** `arg` and `env` come from the file; BuildKit gives `platform`; a base image may set `base`. */
  readonly kind: 'arg' | 'env' | 'platform' | 'base';
  /** The evaluated value; undefined when only the build knows it. */
  readonly value: string | undefined;
  /** The name in ARG or ENV. */
  readonly nameSpan?: Span;
  readonly instruction?: Instruction;
  /** The global ARG whose default an ARG without default takes. */
  readonly inheritsFrom?: Variable;
}

/** The variables at one place. */
export interface Scope {
  lookup(name: string): Variable | undefined;
  /** Every visible variable, the nearest declaration of each name. */
  readonly variables: readonly Variable[];
  /** False when the base image may set variables that nobody knows here. */
  readonly isComplete: boolean;
  /** The text with its variables replaced; undefined when a value is not known. */
  expand(text: string): string | undefined;
}
