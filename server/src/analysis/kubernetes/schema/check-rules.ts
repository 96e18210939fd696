import type { Span } from '../../core/span.ts';
import type { YamlNode } from '../syntax/nodes.ts';
import { holds, isTransition, toCel } from './cel-value.ts';
import type { FieldType } from './facts.ts';
import type { SchemaFinding } from './schema-finding.ts';
import type { ValidationRule } from './value-limits.ts';

/** A value whose CEL rules are to be asked. */
export interface RuledValue {
  readonly node: YamlNode;
  readonly type: FieldType;
  readonly path: string;
  readonly anchor: Span;
}

/**
 * Asks the rules in CEL of a value. What the library does not know, what comes from a template and what compares
 * with an earlier object is not judged.
 */
export function checkRules(
  { node, type, path, anchor }: RuledValue,
  rules: readonly ValidationRule[],
  add: (finding: SchemaFinding) => void,
): void {
  if (rules.length === 0) return;
  const self = toCel(node, type);
  for (const { rule, message } of rules) {
    if (isTransition(rule) || holds(rule, { self }) !== false) continue;
    const what = path === '' ? 'The object' : `"${path}"`;
    const why = message ? `: ${message.replace(/\.$/, '')}` : ` ${rule}`;
    add({
      rule: 'invalid-value',
      span: anchor,
      message: `${what} breaks a rule of its CustomResourceDefinition${why}.`,
    });
  }
}
