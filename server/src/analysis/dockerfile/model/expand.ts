import {
  type ExpansionPart,
  type ExpansionReference,
  parseExpansion,
} from '../syntax/expansion.ts';

/** Values by name: `undefined` for a name that is not set, `null` for a value that nobody knows here. */
export type Lookup = (name: string) => string | undefined | null;

/** The text with quotes removed and variables replaced as BuildKit does; undefined when a value is not known. */
export function expandText(text: string, escapeChar: string, lookup: Lookup): string | undefined {
  const { parts, problems } = parseExpansion(text, { escapeChar, quotes: true });
  return problems.length > 0 ? undefined : evaluate(parts, lookup);
}

function evaluate(parts: readonly ExpansionPart[], lookup: Lookup): string | undefined {
  let result = '';
  for (const part of parts) {
    const value = part.kind === 'text' ? part.text : evaluateReference(part, lookup);
    if (value === undefined) return undefined;
    result += value;
  }
  return result;
}

function evaluateReference(reference: ExpansionReference, lookup: Lookup): string | undefined {
  const found = lookup(reference.name);
  if (found === null) return undefined;
  const isSet = found !== undefined;
  const operand = () => evaluate(reference.operand, lookup);
  switch (reference.operator) {
    case undefined:
      return found ?? '';
    case '-':
      return isSet ? found : operand();
    case ':-':
      return found || operand();
    case '+':
      return isSet ? operand() : '';
    case ':+':
      return found ? operand() : '';
    case '?':
      return found;
    case ':?':
      return found || undefined;
    default:
      return isSet ? cut(reference, found, operand(), lookup) : '';
  }
}

/** `${name#pattern}`, `${name%pattern}` and `${name/pattern/word}` with their greedy forms. */
function cut(
  reference: ExpansionReference,
  value: string,
  pattern: string | undefined,
  lookup: Lookup,
): string | undefined {
  // Patterns with many stars could take very long; nobody writes them.
  if (pattern === undefined || pattern.split('*').length > 3 || value.length > 1000) {
    return undefined;
  }
  const operator = reference.operator ?? '';
  const source = (star: string) => pattern.replace(/[\s\S]/g, (char) => patternPart(char, star));
  const isGreedy = operator.length === 2;
  if (operator.startsWith('#')) {
    return value.replace(new RegExp(`^(?:${source(isGreedy ? '.*' : '.*?')})`), '');
  }
  if (operator.startsWith('%')) {
    // The shortest suffix is the one that starts last.
    const whole = new RegExp(`^(?:${source('.*')})$`);
    const starts = Array.from({ length: value.length + 1 }, (_, index) => index);
    const ordered = isGreedy ? starts : starts.reverse();
    const start = ordered.find((index) => whole.test(value.slice(index)));
    return value.slice(0, start ?? value.length);
  }
  const replacement = evaluate(reference.replacement, lookup);
  if (replacement === undefined) return undefined;
  return value.replace(new RegExp(source('.*'), isGreedy ? 'g' : ''), () => replacement);
}

function patternPart(char: string, star: string): string {
  if (char === '*') return star;
  if (char === '?') return '.';
  return char.replace(/[\\^$.|+()[\]{}]/, '\\$&');
}
