import type { Assignment, Command } from 'unbash';
import type { Fix } from '../../core/finding.ts';
import { argumentsOf } from '../../shell/places.ts';
import type { ShellScript } from '../../shell/script.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports assignments with blanks, with `$` or with two signs, which run a command instead. */
export const brokenAssignment = defineShellRule({
  id: 'broken-assignment',
  summary: 'Assignment is none to the shell',
  severity: 'warning',
  aliases: ['SC1007', 'SC1066', 'SC1068', 'SC1097', 'SC2281', 'SC2283'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('Command')) {
      const broken = brokenIn(script, node);
      if (!broken) continue;
      const { pos, end, message, aliases, ...fix } = broken;
      const edits = fix.edits;
      yield {
        span: script.spanOf(pos, end),
        message,
        aliases,
        fixes: [{ title: fix.title, safety: 'unsafe' as const, edits }],
      };
    }
  },
});

interface Broken extends Pick<Fix, 'title' | 'edits'> {
  readonly pos: number;
  readonly end: number;
  readonly message: string;
  readonly aliases: readonly string[];
}

/** An assignment without a value, of a variable that nobody empties on purpose. */
function isEmptied({ name, value }: Assignment): boolean {
  return value.type === 'Word' && value.text === '' && !emptied.test(name);
}

function brokenIn(script: ShellScript, node: Command): Broken | undefined {
  const { name, prefix } = node;
  const remove = (pos: number, end: number) => ({ span: script.spanOf(pos, end), text: '' });
  const [only, ...more] = prefix;
  const [next] = more;
  if (only?.type === 'Assignment' && next?.type === 'Assignment' && isEmptied(only)) {
    return valueApart(script, only.end, next.pos, only.name);
  }
  if (only?.type === 'Assignment' && more.length === 0) {
    if (only.text.startsWith(`${only.name}==`)) {
      const pos = only.pos + only.name.length + 1;
      return {
        ...{ pos, end: pos + 1, edits: [remove(pos, pos + 1)], aliases: ['SC1097'] },
        message: `The value of ${only.name} begins with the second = sign.`,
        title: 'Write one = sign',
      };
    }
    const isEmpty = isEmptied(only);
    // `IFS= read` and `HOME= program` empty a variable for one command.
    if (isEmpty && name && /^[a-z\d./"$-]/.test(name.text) && !/^[a-z]+$/.test(name.text)) {
      return valueApart(script, only.end, name.pos, only.name);
    }
    if (isEmpty && name && argumentsOf(node).length === 0 && !/^(?:read|env|sh)$/.test(name.text)) {
      return valueApart(script, only.end, name.pos, only.name);
    }
  }
  if (!name || prefix.length > 0) return undefined;
  const [first] = argumentsOf(node);
  if (/^[A-Za-z_]\w*$/.test(name.text) && first && /^=(?!=)/.test(first.text)) {
    const value = argumentsOf(node)[1];
    const to = first.text === '=' ? (value?.pos ?? first.end) : first.pos;
    const edits = [remove(name.end, first.pos)];
    if (to > first.end) edits.push(remove(first.end, to));
    return {
      ...{ pos: first.pos, end: first.end, edits, aliases: ['SC1068', 'SC2283'] },
      message: `With blanks around =, the shell runs a program called ${name.text}.`,
      title: 'Remove the blanks',
    };
  }
  const dollar = /^\$([A-Za-z_]\w*)=/.exec(name.text);
  if (!dollar?.[1]) return undefined;
  return {
    ...{ pos: name.pos, end: name.pos + dollar[1].length + 1, aliases: ['SC1066', 'SC2281'] },
    edits: [remove(name.pos, name.pos + 1)],
    message: `The shell puts the value of ${dollar[1]} here and runs the result as a command.`,
    title: 'Remove the $',
  };
}

function valueApart(script: ShellScript, pos: number, end: number, name: string): Broken {
  return {
    ...{ pos, end, edits: [{ span: script.spanOf(pos, end), text: '' }], aliases: ['SC1007'] },
    message: `With a blank behind =, ${name} is empty and the value is run as a command.`,
    title: 'Remove the blank',
  };
}

/** Variables that are often emptied for one command. */
const emptied = /^(?:IFS|LC_\w+|LANG|CDPATH|GREP_OPTIONS|POSIXLY_CORRECT|CFLAGS|LDFLAGS)$/;
