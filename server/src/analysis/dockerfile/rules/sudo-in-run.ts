import type { Fix } from '../../core/finding.ts';
import type { ShellCommand } from '../../shell/script.ts';
import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports `sudo` in a build, where it changes nothing or asks for a password. */
export const sudoInRun = defineInstructionRule({
  id: 'sudo-in-run',
  summary: 'Command runs by way of sudo',
  severity: 'information',
  aliases: ['DL3004'],
  instructions: ['RUN'],
  *checkInstruction(_, script) {
    for (const command of script?.commands ?? []) {
      if (command.name?.value !== 'sudo') continue;
      yield {
        span: command.name.span,
        message: 'The commands of RUN already run as root here, so sudo only has to be installed.',
        fixes: removal(command),
      };
    }
  },
  confirm(found, run, model) {
    const user = model.imageBefore(run)?.user.value ?? '';
    if (/^(?:root|0)(?::|$)/.test(user)) return found;
    const message =
      'A build cannot type a password, so sudo stops it unless the user may do everything without one.';
    return { span: found.span, message };
  },
});

/** sudo with options of its own is left alone. */
function removal({ name, arguments: [first] }: ShellCommand): Fix[] {
  if (!name || !first || /^-|=/.test(first.text)) return [];
  const span = { start: name.span.start, end: first.span.start };
  return [{ title: 'Remove sudo', safety: 'safe', edits: [{ span, text: '' }] }];
}
