import { defineRule } from '../../core/rule.ts';
import type { ShellCommand } from '../../shell/script.ts';
import { runCommands } from '../model/commands.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports downloads by wget that fill the log of the build with their progress. */
export const noisyDownload = defineRule<DockerfileModel>({
  id: 'noisy-download',
  summary: 'wget fills the log with its progress',
  severity: 'hint',
  aliases: ['DL3047'],
  *check(model) {
    for (const { run, commands } of runCommands(model)) {
      for (const command of commands) {
        const { name } = command;
        if (name?.value !== 'wget' || isQuiet(command)) continue;
        const { end } = name.span;
        const option = quietOption(model.imageBefore(run)?.packageManager.value);
        yield {
          span: name.span,
          message:
            'wget prints a line for every few kilobytes when nobody watches, so what matters in the log of the build is hard to find.',
          ...(option && {
            fixes: [
              {
                title: `Add ${option}`,
                safety: 'safe',
                edits: [{ span: { start: end, end }, text: ` ${option}` }],
              },
            ],
          }),
        };
      }
    }
  },
});

function isQuiet({ arguments: words }: ShellCommand): boolean {
  return words.some(({ text }) =>
    /^-[a-zA-Z]*q|^-nv|^-[oa]|^--(?:quiet|no-verbose|progress|output-file|append-output|version|help)\b/.test(
      text,
    ),
  );
}

/** The wget of Alpine is another program, with fewer options. */
function quietOption(manager: string | undefined): string | undefined {
  if (manager === undefined) return undefined;
  return manager === 'apk' ? '-q' : '-nv';
}
