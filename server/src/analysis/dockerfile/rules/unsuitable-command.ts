import { defineRule } from '../../core/rule.ts';
import { runCommands } from '../model/commands.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports commands that make no sense while an image is built. */
export const unsuitableCommand = defineRule<DockerfileModel>({
  id: 'unsuitable-command',
  summary: 'Command is of no use in a build',
  severity: 'hint',
  aliases: ['DL3001', 'DL3004', 'DL3027'],
  *check(model) {
    for (const { commands } of runCommands(model)) {
      for (const { name } of commands) {
        const reason = name?.value ? reasons.get(name.value) : undefined;
        if (!name || !reason) continue;
        yield { span: name.span, message: reason.message, aliases: [reason.alias] };
      }
    }
  },
});

const reasons = new Map([
  [
    'sudo',
    {
      alias: 'DL3004',
      message:
        'RUN already has the rights of USER, and sudo adds a password prompt and a way up to root.',
    },
  ],
  [
    'apt',
    {
      alias: 'DL3027',
      message:
        'apt is made for people and says itself that scripts should not rely on it; apt-get is for scripts.',
    },
  ],
  ...['systemctl', 'service', 'shutdown', 'top', 'vim', 'ssh', 'ps', 'mount', 'free'].map(
    (name) =>
      [
        name,
        {
          alias: 'DL3001',
          message: `Nothing that ${name} starts or shows outlives this RUN, so it has no effect on the image.`,
        },
      ] as const,
  ),
]);
