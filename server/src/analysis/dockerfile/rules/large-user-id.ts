import type { Fix } from '../../core/finding.ts';
import type { ShellCommand } from '../../shell/script.ts';
import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports users whose number makes the log of logins huge. */
export const largeUserId = defineInstructionRule({
  id: 'large-user-id',
  summary: 'User with a large number is added together with its log entry',
  severity: 'information',
  aliases: ['DL3046'],
  instructions: ['RUN'],
  *checkInstruction(_, script) {
    for (const command of script?.commands ?? []) {
      const { name } = command;
      const id = name?.value === 'useradd' ? userIdOf(command) : undefined;
      if (!name || id === undefined || id.length <= 5 || skipsLog(command)) continue;
      yield {
        span: name.span,
        message: `useradd makes room for ${id} users in the log of logins, so the layer may grow by gigabytes of nothing.`,
        fixes: [addition(name.span.end)],
      };
    }
  },
});

function userIdOf({ arguments: words }: ShellCommand): string | undefined {
  for (const [index, { text }] of words.entries()) {
    if (/^(?:-[a-zA-Z]*u|--uid)$/.test(text)) return digitsOf(words[index + 1]?.value);
    const attached = /^(?:-u|--uid=)(.+)$/.exec(text)?.[1];
    if (attached !== undefined) return digitsOf(attached);
  }
  return undefined;
}

function digitsOf(text: string | undefined): string | undefined {
  return text !== undefined && /^\d+$/.test(text) ? text : undefined;
}

function skipsLog({ arguments: words }: ShellCommand): boolean {
  return words.some(({ text }) => /^-[a-zA-Z]*l[a-zA-Z]*$|^--no-log-init$/.test(text));
}

function addition(end: number): Fix {
  const edits = [{ span: { start: end, end }, text: ' --no-log-init' }];
  return { title: 'Add --no-log-init', safety: 'safe', edits };
}
