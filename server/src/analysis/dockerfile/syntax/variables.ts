import { type ExpansionOptions, parseExpansion, referencesOf } from './expansion.ts';
import { grammar } from './grammar.ts';
import type { InstructionHead, InstructionPlace } from './instruction.ts';
import { type LogicalText, plainText } from './logical-text.ts';
import type { VariableReference } from './nodes.ts';

type ExpandedBy = VariableReference['expandedBy'];

/** Every variable that an instruction refers to, in source order; the trigger of ONBUILD speaks for itself. */
export function variablesOf(head: InstructionHead, place: InstructionPlace): VariableReference[] {
  if (head.kind === 'UNKNOWN' || head.kind === 'ONBUILD' || head.kind === 'SHELL') return [];
  const { flags: flagGrammar, expands } = grammar[head.kind];
  const options = { escapeChar: place.escapeChar, quotes: true };
  const expandedBy: ExpandedBy = expands ? 'builder' : 'shell';
  const inFlags = head.flags.flatMap(({ name, value }) => {
    const expands = flagGrammar.some((flag) => flag.expands && flag.name === name.text);
    if (!value || !expands) return [];
    return referencesIn(value.logical, options, 'builder');
  });
  const inBody = referencesIn(head.body, options, expandedBy);
  const inHeredocs = place.heredocs.flatMap((heredoc) => {
    if (heredoc.quoted && head.kind !== 'RUN') return [];
    const body = plainText(heredoc.text, heredoc.body.start);
    return referencesIn(body, { escapeChar: '\\', quotes: false }, expandedBy);
  });
  return [...inFlags, ...inBody, ...inHeredocs];
}

function referencesIn(
  text: LogicalText,
  options: ExpansionOptions,
  expandedBy: ExpandedBy,
): VariableReference[] {
  if (!text.text.includes('$')) return [];
  return referencesOf(parseExpansion(text.text, options).parts)
    .filter(({ name }) => /^[\p{L}_]/u.test(name))
    .map(({ start, end, name, nameStart, operator }) => ({
      span: text.spanOf(start, end),
      name: { span: text.spanOf(nameStart, nameStart + name.length), text: name },
      operator,
      expandedBy,
    }));
}
