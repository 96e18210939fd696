import type { Fix } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import type { ShellCommand } from '../../shell/script.ts';
import { runCommands } from '../model/commands.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports `sudo` in a build, where it changes nothing or asks for a password. */
export const sudoInRun = defineRule<DockerfileModel>({
  id: 'sudo-in-run',
  summary: 'Command runs by way of sudo',
  severity: 'information',
  aliases: ['DL3004'],
  *check(model) {
    for (const { run, commands } of runCommands(model)) {
      const image = model.imageBefore(run);
      const isRoot = image && /^(?:root|0)(?::|$)/.test(image.user.value ?? '');
      for (const command of commands) {
        if (command.name?.value !== 'sudo') continue;
        yield {
          span: command.name.span,
          message: isRoot
            ? 'The commands of RUN already run as root here, so sudo only has to be installed.'
            : 'A build cannot type a password, so sudo stops it unless the user may do everything without one.',
          ...(isRoot && { fixes: removal(command) }),
        };
      }
    }
  },
});

/** sudo with options of its own is left alone. */
function removal({ name, arguments: [first] }: ShellCommand): Fix[] {
  if (!name || !first || /^-|=/.test(first.text)) return [];
  const span = { start: name.span.start, end: first.span.start };
  return [{ title: 'Remove sudo', safety: 'safe', edits: [{ span, text: '' }] }];
}
