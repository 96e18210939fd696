import type { Command } from 'unbash';
import type { Edit } from '../../core/edit.ts';
import { argumentsOf } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `[-f a]`, `!grep` and `{echo`, which are names of commands without the blank. */
export const missingBlank = defineShellRule({
  id: 'missing-blank',
  summary: 'Blank is missing beside a sign of the shell',
  severity: 'warning',
  aliases: ['SC1035', 'SC1020', 'SC1054', 'SC1069'],
  ofBrokenScripts: true,
  *checkScript(script) {
    for (const { node } of script.syntax.of('Command')) {
      const missing = missingIn(node);
      if (!missing) continue;
      const { pos, end, at, sign, aliases } = missing;
      const place = script.spanOf(at - 1, at).end;
      const edits: Edit[] = [{ span: { start: place, end: place }, text: ' ' }];
      yield {
        span: script.spanOf(pos, end),
        message: `Without a blank, ${sign} is part of the word beside it.`,
        aliases,
        fixes: [{ title: `Put a blank beside ${sign}`, safety: 'safe', edits }],
      };
    }
  },
});

function missingIn({ name, args, ...node }: Command) {
  if (!name) return undefined;
  const sign = /^(\[\[?|!|\{)(?=[^\s[{!}])/.exec(name.text)?.[1];
  if (sign && !/^\{[^}]*\}/.test(name.text) && !/^!\d*$/.test(name.text)) {
    const at = name.pos + sign.length;
    if (sign !== '!') {
      const code = sign === '{' ? 'SC1054' : 'SC1035';
      return { pos: name.pos, end: at, at, sign, aliases: [code] };
    }
    return { pos: name.pos, end: at, at, sign, aliases: ['SC1035'] };
  }
  const last = argumentsOf({ name, args, ...node } as Command).at(-1);
  if (name.text !== '[' || !last || !/[^\s\]\\]\]$/.test(last.text) || /\[/.test(last.text)) {
    return undefined;
  }
  return { pos: last.end - 1, end: last.end, at: last.end - 1, sign: ']', aliases: ['SC1020'] };
}
