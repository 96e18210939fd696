import type { ShellCommand } from '../../shell/script.ts';
import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports commands that are for a running system and have no effect on an image. */
export const unsuitableCommand = defineInstructionRule({
  id: 'unsuitable-command',
  summary: 'Command is of no use in a build',
  severity: 'hint',
  aliases: ['DL3001'],
  instructions: ['RUN'],
  *checkInstruction(_, script) {
    const commands = script?.commands ?? [];
    for (const command of commands) {
      const message = problemOf(command, commands);
      if (command.name && message) yield { span: command.name.span, message };
    }
  },
});

function problemOf(command: ShellCommand, all: readonly ShellCommand[]): string | undefined {
  const name = command.name?.value ?? '';
  const words = command.arguments.map(({ text }) => text);
  // What the service is started for may be in the same RUN, so only the last command is certain.
  const isLast = all.at(-1) === command;
  switch (name) {
    case 'service':
      return words[1] === 'start' && isLast ? endsWithRun : undefined;
    case 'systemctl':
      return words.some((word) => /^(?:re)?start$|^reload$|^stop$/.test(word))
        ? 'No systemd runs in a build, so systemctl has nobody to talk to and the build stops or goes on without the service.'
        : undefined;
    case 'reboot':
    case 'shutdown':
      return `There is no machine to stop in a build, so ${name} has no effect on the image.`;
    case 'top':
    case 'htop':
    case 'vim':
    case 'vi':
    case 'nano':
      return command.redirects.length === 0 && words.length === 0
        ? `Nobody sits at the keyboard of a build, so ${name} fails or waits for ever.`
        : undefined;
    default:
      return undefined;
  }
}

const endsWithRun =
  'The service ends together with this RUN, so it does not run in the container; start it by CMD or ENTRYPOINT.';
