import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `$(command)` by itself, whose output is run as a command. */
export const outputAsCommand = defineShellRule({
  id: 'output-as-command',
  summary: 'Output of a command is run as a command',
  severity: 'warning',
  aliases: ['SC2091', 'SC2092'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('Command')) {
      const [only, ...more] = node.name?.parts ?? [];
      if (only?.type !== 'CommandExpansion' || more.length > 0 || node.suffix.length > 0) continue;
      const isOld = only.text.startsWith('`');
      const open = isOld ? 1 : 2;
      yield {
        span: script.spanOf(only.pos, only.end),
        message: 'The shell runs what this prints as one more command.',
        aliases: [isOld ? 'SC2092' : 'SC2091'],
        fixes: [
          {
            title: 'Run the command by itself',
            safety: 'unsafe',
            edits: [
              { span: script.spanOf(only.pos, only.pos + open), text: '' },
              { span: script.spanOf(only.end - 1, only.end), text: '' },
            ],
          },
        ],
      };
    }
  },
});
