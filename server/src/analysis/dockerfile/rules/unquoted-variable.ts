import { cleannessAt } from '../../shell/clean-value.ts';
import type { Dialect } from '../../shell/dialect.ts';
import { surround } from '../../shell/edits.ts';
import { commandName, type Place, placeOf } from '../../shell/places.ts';
import type { NodeOf, Visit } from '../../shell/syntax.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports expansions of variables that the shell splits into several arguments. */
export const unquotedVariable = defineShellRule({
  id: 'unquoted-variable',
  summary: 'Variable is not quoted',
  severity: 'information',
  aliases: ['SC2086'],
  *checkScript(script, { dialect }) {
    const { syntax } = script;
    const uses: readonly Visit<NodeOf<'SimpleExpansion' | 'ParameterExpansion'>>[] = [
      ...syntax.of('SimpleExpansion'),
      ...syntax.of('ParameterExpansion'),
    ];
    for (const visit of uses) {
      const name = splittableName(visit.node);
      if (name === undefined || !isSplit(visit, placeOf(visit), dialect)) continue;
      const { isClean, dependsOn } = cleannessAt(syntax, name, visit);
      if (isClean && dependsOn.length === 0) continue;
      const { node } = visit;
      yield {
        span: script.spanOf(node.pos, node.end),
        message: `The shell splits the value of ${name} at blanks and replaces * and ? in it by file names, so one argument may become several.`,
        unlessDeclared: dependsOn,
        fixes: [
          {
            title: `Quote ${node.text}`,
            safety: 'unsafe',
            edits: surround(script, node, '"'),
          },
        ],
      };
    }
  },
});

/** The variable whose value is put in; undefined for numbers, fixed text and lists of arguments. */
function splittableName(
  node: NodeOf<'SimpleExpansion' | 'ParameterExpansion'>,
): string | undefined {
  if (node.type === 'SimpleExpansion') {
    const name = node.text.slice(1);
    return name === '@' ? undefined : name;
  }
  const { parameter, prefix, index, operation } = node;
  if (prefix === '#' || parameter === '@' || index?.text === '@') return undefined;
  if (operation?.type === 'Default' && operation.operator.endsWith('+')) return undefined;
  return prefix === '!' ? `!${parameter}` : parameter;
}

function isSplit(visit: Visit, { isQuoted, where, word }: Place, dialect: Dialect): boolean {
  if (isQuoted || !word) return false;
  if (where === 'redirect') return true;
  if (where === 'declaration') return dialect === 'sh';
  const isWhole = word.node.pos === visit.node.pos && word.node.end === visit.node.end;
  // `$A=value` is no assignment, which another rule says.
  if (where === 'name') return !isWhole && !/^\$\w+=/.test(word.node.text);
  const command = word.parent?.node;
  if (where !== 'argument' || command?.type !== 'Command') return false;
  const name = commandName(command);
  // `: ${A:=value}` is there to set the variable.
  if (name === 'let' || name === ':') return false;
  const isCalled =
    isWhole && (name === 'exec' || name === 'command') && command.args[0] === word.node;
  return !isCalled;
}
