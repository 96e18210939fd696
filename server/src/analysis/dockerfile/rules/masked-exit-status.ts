import type { SyntaxNode } from 'unbash';
import { commandName } from '../../shell/places.ts';
import type { ShellScript } from '../../shell/script.ts';
import type { NodeOf, Visit } from '../../shell/syntax.ts';
import { declaring } from '../../shell/variables.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `export A=$(command)`, which succeeds whatever the command does. */
export const maskedExitStatus = defineShellRule({
  id: 'masked-exit-status',
  summary: 'Failure of a command is hidden by a declaration',
  severity: 'warning',
  aliases: ['SC2155'],
  *checkScript(script) {
    for (const visit of script.syntax.of('Assignment')) {
      const command = visit.parent?.node;
      const { node } = visit;
      if (command?.type !== 'Command' || command.prefix.includes(node)) continue;
      const declarer = commandName(command) ?? '';
      if (!declaring.has(declarer) || node.value.type !== 'Word') continue;
      const program = runIn(node.value.parts ?? []);
      if (!program) continue;
      const span = script.spanOf(node.pos, node.pos + node.name.length);
      yield {
        span,
        message: `${declarer} succeeds even when ${program} fails, so the script goes on with an empty ${node.name}.`,
        fixes: separated(script, visit, declarer),
      };
    }
  },
});

/** The first command whose output becomes part of a value. */
function runIn(parts: readonly SyntaxNode[]): string | undefined {
  for (const part of parts) {
    if (part.type === 'DoubleQuoted') {
      const inner = runIn(part.parts);
      if (inner) return inner;
    }
    if (part.type !== 'CommandExpansion') continue;
    const first = part.script?.commands[0]?.command;
    return (first?.type === 'Command' && commandName(first)) || 'the command';
  }
  return undefined;
}

/** `export A=x` with nothing else in it becomes `A=x && export A`. */
function separated(
  script: ShellScript,
  { node, parent }: Visit<NodeOf<'Assignment'>>,
  declarer: string,
) {
  const command = parent?.node;
  const isAlone = command?.type === 'Command' && command.suffix.length === 1 && command.name;
  if (!isAlone || declarer !== 'export' || parent?.parent?.node.type === 'Pipeline') return [];
  const start = script.spanOf(command.pos, command.pos + 1).start;
  const end = script.spanOf(node.pos, node.end);
  return [
    {
      title: `Set ${node.name} before exporting it`,
      safety: 'unsafe' as const,
      edits: [
        { span: { start, end: end.start }, text: '' },
        { span: { start: end.end, end: end.end }, text: ` && export ${node.name}` },
      ],
    },
  ];
}
