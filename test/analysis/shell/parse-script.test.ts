// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Shell scripts use this syntax.
import { expect, test } from 'vitest';
import { parseShellScript } from '../../../server/src/analysis/shell/parse-script.ts';

// Each command: what joins it to the one before, its name and arguments, and where it stands unless at the top.
test.each<[script: string, commands: string[]]>([
  ['a b "c d" \'e\'', ['a b|c d|e']],
  ['a && b || c; d & e', ['a', '&& b', '|| c', '; d', '& e']],
  ['a\nb', ['a', '\n b']],
  ['a $x "${y}" z*', ['a ?|?|?']],
  ['a | b |& c', ['a', '| b', '|& c']],
  ['X=1 Y=$(id -u) a', ['a', 'id -u substitution']],
  ['export X=1', ['export X=1']],
  ['a > x 2>&1 < y', ['a']],
  ['(a; b) && { c; }', ['a subshell', '; b subshell', 'c group']],
  ['if a; then b; else c; fi', ['a condition', 'b branch', 'c branch']],
  ['for x in $(ls); do a; done', ['ls substitution', 'a loop']],
  ['while a; do b; done', ['a condition', 'b loop']],
  ['case $x in a) b;; esac', ['b branch']],
  ['f() { a; }; f', ['a function', '; f']],
  ['cat <<EOF > x', ['cat']],
  ['', []],
])('%j', (script, expected) => {
  const { commands } = parseShellScript({ text: script, spanOf: (start, end) => ({ start, end }) });
  const actual = commands.map(({ operator, name, arguments: words, context }) => {
    const list = words.map((word) => word.value ?? '?').join('|');
    const parts = [operator?.text, name?.value, list, context === 'top' ? '' : context];
    return parts.filter(Boolean).join(' ');
  });
  expect(actual).toEqual(expected);
});

test('words know where they stand in the source', () => {
  const source = {
    text: 'a bc',
    spanOf: (start: number, end: number) => ({ start: start + 10, end: end + 10 }),
  };
  const [command] = parseShellScript(source).commands;
  expect(command?.arguments[0]?.span).toEqual({ start: 12, end: 14 });
});

test.each(['while', 'a && && b', '$((', "'", '<<', '{'])(
  '%j is told to be incomplete or empty',
  (text) => {
    const script = parseShellScript({ text, spanOf: (start, end) => ({ start, end }) });
    expect(script.commands.length === 0 || !script.isComplete).toBe(true);
  },
);
