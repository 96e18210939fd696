import { shiftSpan } from '../../core/span.ts';
import { distanceOf, originOf } from '../syntax/moved-instruction.ts';
import type { Instruction, KeyValue } from '../syntax/nodes.ts';
import type { Variable } from './scope.ts';
import { type Declarations, scopeBefore } from './stage-scope.ts';

/**
 * Adds what ARG and ENV declare; other instructions declare nothing.
 * `globals` are the ARGs before the first FROM and the variables that BuildKit gives, for ARGs without default.
 */
export function declareVariables(
  instruction: Instruction,
  index: number,
  declarations: Declarations,
  globals: Declarations | undefined,
  escapeChar: string,
): void {
  if (instruction.kind === 'ENV') {
    // All values of one ENV are expanded before any of its names is set.
    const scope = scopeBefore(declarations, index, escapeChar);
    for (const pair of originOf(instruction).pairs) {
      const value = pair.value && scope.expand(pair.value.text);
      declarations.declare(index, variableOf(instruction, pair, 'env', value));
    }
  } else if (instruction.kind === 'ARG') {
    // Each name of one ARG sees the names before it.
    const scope = scopeBefore(declarations, index + 0.5, escapeChar);
    for (const pair of originOf(instruction).pairs) {
      const inherited = pair.value ? undefined : globals?.find(pair.key.value, Number.MAX_VALUE);
      const value = pair.value ? scope.expand(pair.value.text) : inherited?.value;
      const variable = variableOf(instruction, pair, 'arg', value, inherited);
      declarations.declare(index, variable);
    }
  }
}

/** The variable of a pair of the parsed instruction; few ask where its name stands. */
function variableOf(
  instruction: Instruction,
  { key }: KeyValue,
  kind: 'arg' | 'env',
  value: string | undefined,
  inheritsFrom?: Variable,
): Variable {
  return {
    name: key.value,
    kind,
    value,
    get nameSpan() {
      return shiftSpan(key.span, distanceOf(instruction));
    },
    instruction,
    ...(inheritsFrom && { inheritsFrom }),
  };
}
