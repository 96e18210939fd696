import type { Word, WordPart } from 'unbash';
import { argumentsOf, commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `rm -rf "$A/"`, which deletes everything when the variable is empty. */
export const endangeredRoot = defineShellRule({
  id: 'endangered-root',
  summary: 'Recursive rm may delete a folder of the system',
  severity: 'warning',
  aliases: ['SC2115', 'SC2114'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('Command')) {
      if (commandName(node) !== 'rm') continue;
      const words = argumentsOf(node);
      if (!words.some(({ text }) => /^-[a-zA-Z]*[rR]|^--recursive$/.test(text))) continue;
      for (const word of words) {
        const { path, variable } = pathOf(word);
        if (!isOfSystem(path)) continue;
        const [first] = (word.parts ?? []).flatMap(expansionsIn);
        const code = first || path.endsWith('*') ? 'SC2115' : 'SC2114';
        yield {
          span: script.spanOf(word.pos, word.end),
          message: first
            ? `When ${first.text} is empty, this deletes ${path} and all that is in it.`
            : `This deletes ${path}, a folder of the system.`,
          aliases: [code],
          ...(variable && { unlessDeclared: [variable] }),
          ...(first &&
            variable && {
              fixes: [
                {
                  title: `Stop when ${variable} is empty`,
                  safety: 'safe' as const,
                  edits: [{ span: script.spanOf(first.pos, first.end), text: `\${${variable}:?}` }],
                },
              ],
            }),
        };
      }
    }
  },
});

/** The path that remains when every variable is empty. */
function pathOf(word: Word): { readonly path: string; readonly variable: string | undefined } {
  const parts = word.parts ?? [];
  const fixed = parts.length > 0 ? parts.map(fixedText).join('') : word.value;
  const [first] = parts.flatMap(expansionsIn);
  const path = fixed.replace(/\/{2,}/g, '/').replace(/(.)\/+$/, '$1');
  return { path, variable: first && /^\$\{?([A-Za-z_]\w*)\}?$/.exec(first.text)?.[1] };
}

function fixedText(part: WordPart): string {
  switch (part.type) {
    case 'DoubleQuoted':
      return part.parts.map(fixedText).join('');
    case 'SimpleExpansion':
    case 'CommandExpansion':
      return '';
    case 'ParameterExpansion':
      return part.operation?.type === 'Default' && /[?-]/.test(part.operation.operator) ? '?' : '';
    case 'Glob':
      return part.text;
    default:
      return 'value' in part ? String(part.value) : '?';
  }
}

function expansionsIn(part: WordPart): readonly WordPart[] {
  if (part.type === 'DoubleQuoted') return part.parts.flatMap(expansionsIn);
  return /^(?:Simple|Parameter|Command)Expansion$/.test(part.type) ? [part] : [];
}

function isOfSystem(path: string): boolean {
  return folders.has(path.replace(/\/?\*$/, '') || '/') && path.startsWith('/');
}

/** Folders without which no program runs, and those in which everybody's data lies. */
const folders = new Set(
  '/ /bin /boot /dev /etc /home /lib /lib64 /media /mnt /usr /usr/bin /usr/lib /usr/local /usr/share /var'.split(
    ' ',
  ),
);
