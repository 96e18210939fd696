import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports `apt`, whose output and options may change, where `apt-get` is meant. */
export const aptInScript = defineInstructionRule({
  id: 'apt-in-script',
  summary: 'Script uses apt instead of apt-get',
  severity: 'hint',
  aliases: ['DL3027'],
  instructions: ['RUN'],
  *checkInstruction(_, script) {
    for (const { name, arguments: words } of script?.commands ?? []) {
      if (name?.value !== 'apt') continue;
      const subcommand = words.find(({ text }) => !text.startsWith('-'))?.text ?? '';
      const program = programs.get(subcommand);
      yield {
        span: name.span,
        message:
          'apt is made for people at a keyboard and says itself that scripts cannot rely on how it behaves.',
        ...(program && {
          fixes: [
            {
              title: `Use ${program}`,
              safety: 'safe' as const,
              edits: [{ span: name.span, text: program }],
            },
          ],
        }),
      };
    }
  },
});

/** The programs for scripts that take the same subcommand in the same words. */
const programs = new Map([
  ...['update', 'upgrade', 'install', 'remove', 'purge', 'autoremove', 'autoclean', 'clean'].map(
    (name) => [name, 'apt-get'] as const,
  ),
  ...['build-dep', 'download', 'source'].map((name) => [name, 'apt-get'] as const),
  ...['search', 'show', 'policy', 'depends', 'rdepends'].map(
    (name) => [name, 'apt-cache'] as const,
  ),
]);
