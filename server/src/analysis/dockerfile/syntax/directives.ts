import { lineAt, skipBlank } from './lines.ts';
import type { Directive } from './nodes.ts';

const names = ['syntax', 'escape', 'check'];

/** Reads the parser directives at the top of a file; one that repeats is kept, for its error. */
export function readDirectives(
  text: string,
  start: number,
): { readonly directives: Directive[]; readonly escapeChar: '\\' | '`'; readonly next: number } {
  const directives: Directive[] = [];
  let escapeChar: '\\' | '`' = '\\';
  let next = start;
  while (next < text.length) {
    const line = lineAt(text, next);
    const directive = directiveIn(text, skipBlank(text, line.start, line.end), line.end);
    if (!directive) break;
    const isFirst = !directives.some((other) => nameOf(other) === nameOf(directive));
    if (isFirst && nameOf(directive) === 'escape' && directive.value.text === '`') escapeChar = '`';
    directives.push(directive);
    next = line.next;
  }
  return { directives, escapeChar, next };
}

/** The name of a directive in lower case. */
export function nameOf(directive: Directive): string {
  return directive.name.text.toLowerCase();
}

/** The options of a `# check=` directive, such as `skip` with `StageNameCasing`; they end at the first blank. */
export function checkOptionsOf(directive: Directive): readonly (readonly [string, string?])[] {
  const [options = ''] = directive.value.text.split(' ');
  return options.split(';').map((option) => {
    const [key = '', value] = option.split('=');
    return value === undefined ? [key.trim()] : [key.trim(), value.trim()];
  });
}

/** Whether `# check=error=true` lets BuildKit refuse what its checks find. */
export function refusesWarnings(directives: readonly Directive[]): boolean {
  const check = directives.find((directive) => nameOf(directive) === 'check');
  return (
    check !== undefined &&
    checkOptionsOf(check).some(
      ([key, value = '']) => key === 'error' && /^(?:1|t|true)$/i.test(value),
    )
  );
}

function directiveIn(text: string, start: number, end: number): Directive | undefined {
  const match = /^(#\s*)([a-zA-Z][a-zA-Z0-9]*)(\s*=\s*)(.+?)\s*$/.exec(text.slice(start, end));
  const [whole, hash, name, equals, value] = match ?? [];
  if (!whole || !hash || !name || !equals || !value) return undefined;
  if (!names.includes(name.toLowerCase())) return undefined;
  const nameStart = start + hash.length;
  const valueStart = nameStart + name.length + equals.length;
  return {
    span: { start, end: valueStart + value.length },
    name: { span: { start: nameStart, end: nameStart + name.length }, text: name },
    value: { span: { start: valueStart, end: valueStart + value.length }, text: value },
  };
}
