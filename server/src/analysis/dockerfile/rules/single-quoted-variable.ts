import type { SyntaxNode } from 'unbash';
import { around, commandName, placeOf } from '../../shell/places.ts';
import type { Visit } from '../../shell/syntax.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `'$A'`, which stays as it is written. */
export const singleQuotedVariable = defineShellRule({
  id: 'single-quoted-variable',
  summary: 'Variable stands in single quotes',
  severity: 'information',
  aliases: ['SC2016'],
  *checkScript(script) {
    for (const visit of script.syntax.of('SingleQuoted')) {
      const { node } = visit;
      const expansion = /\$[{(\w]|`[^`]+`/.exec(node.value);
      if (!expansion || isMeant(visit)) continue;
      const span = script.spanOf(node.pos, node.end);
      const isPlain = !/["`\\]/.test(node.value);
      yield {
        span,
        message: `In single quotes ${expansion[0].startsWith('`') ? 'the command' : 'the variable'} is not replaced by its value.`,
        ...(isPlain && {
          fixes: [
            {
              title: 'Use double quotes',
              safety: 'unsafe' as const,
              edits: [{ span, text: `"${node.value}"` }],
            },
          ],
        }),
      };
    }
  },
});

/** Another program, a file or a later shell is to read the sign. */
function isMeant(visit: Visit<SyntaxNode & { readonly value: string }>): boolean {
  const { where, word } = placeOf(visit);
  if (where === 'assignment' || where === 'declaration') {
    const setting = word?.parent;
    const command = setting?.parent?.node;
    if (command?.type === 'Command' && commandName(command) === 'alias') return true;
    return (
      setting?.node.type === 'Assignment' && /^PS[0-4]$|^PROMPT_COMMAND$/.test(setting.node.name)
    );
  }
  if (where !== 'argument' && where !== 'name') return false;
  const command = around(visit, 'Command')?.node;
  const name = /[^/]*$/.exec(command ? (commandName(command) ?? '') : '')?.[0] ?? '';
  if (/^(?:echo|printf|tee)$/.test(name)) return writes(visit);
  if (/^sed$/.test(name)) return !/\$[{(]?[A-Za-z_]\w/.test(visit.node.value);
  if (/^(?:test|\[)$/.test(name)) return command?.args[0]?.text === '-v';
  return /^(?:python|php|perl|ruby|lua)[\d.]*$/.test(name) || readers.has(name);
}

/** True for `echo '…' > file` and `echo '…' | program`: the text is written down for later. */
function writes(visit: Visit): boolean {
  for (let at = visit.parent; at; at = at.parent) {
    const { node } = at;
    if (node.type === 'Command' && node.redirects.some(({ operator }) => /^&?>/.test(operator))) {
      return true;
    }
    if (node.type === 'Redirected' || node.type === 'Pipeline') return true;
    if (node.type === 'CommandExpansion' || node.type === 'Script') return false;
  }
  return false;
}

/** Programs that take programs, templates or names of variables as arguments. */
const readers = new Set(
  `[[ alias ansible awk bash busybox chpst chroot code conda crane crictl dash docker doas dpkg-query
  env envsubst eval expect find fish flock gawk git gosu gh go helm jq jshell ksh kubectl ldapsearch
  mawk mongo mongosh mumps mysql nice node nohup npm npx oc osascript parallel pkg-config podman psql
  pwsh rename rg rpm runuser Rscript script setpriv sh sqlite3 ssh su su-exec sudo time timeout trap
  unset watch xargs xprop yarn yq zsh`.split(/\s+/),
);
