import type { Redirection } from 'unbash';
import { append } from '../../shell/edits.ts';
import { pipesOf } from '../../shell/pipes.ts';
import { argumentsOf, commandName, placeOf } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `cat file | command`. */
export const uselessCat = defineShellRule({
  id: 'useless-cat',
  summary: 'Program cat only hands a file on',
  severity: 'hint',
  aliases: ['SC2002'],
  *checkScript(script) {
    const unquoted = new Set<number>();
    for (const type of ['SimpleExpansion', 'ParameterExpansion', 'CommandExpansion'] as const) {
      for (const visit of script.syntax.of(type)) {
        const { isQuoted, word } = placeOf(visit);
        if (!isQuoted && word) unquoted.add(word.node.pos);
      }
    }
    for (const { from, to } of pipesOf(script.syntax)) {
      const [file, ...more] = argumentsOf(from);
      if (commandName(from) !== 'cat' || !file || more.length > 0) continue;
      if (from.prefix.length > 0 || unquoted.has(file.pos)) continue;
      const isPlain = from.redirects.length === 0;
      if (!isPlain && !from.redirects.every(isOfErrors)) continue;
      if (/^-|@/.test(file.text) || file.parts?.some(isSeveral)) continue;
      const start = script.spanOf(from.pos, from.end).start;
      const end = script.spanOf(to.pos, to.end).start;
      yield {
        span: script.spanOf(file.pos, file.end),
        message: 'The next command can read this file itself, so cat and the pipe do nothing.',
        fixes: isPlain
          ? [
              {
                title: `Read the file with < ${file.text}`,
                safety: 'safe',
                edits: [{ span: { start, end }, text: '' }, append(script, to, ` < ${file.text}`)],
              },
            ]
          : [],
      };
    }
  },
});

function isOfErrors({ descriptor }: Redirection): boolean {
  return descriptor?.type === 'FileDescriptor' && descriptor.value === 2;
}

function isSeveral({ type }: { readonly type: string }): boolean {
  return /^(?:Glob|ExtendedGlob|BraceExpansion|ProcessSubstitution)$/.test(type);
}
