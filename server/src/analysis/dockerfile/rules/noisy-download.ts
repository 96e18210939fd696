import type { ShellCommand } from '../../shell/script.ts';
import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports downloads by wget that fill the log of the build with their progress. */
export const noisyDownload = defineInstructionRule({
  id: 'noisy-download',
  summary: 'wget fills the log with its progress',
  severity: 'hint',
  aliases: ['DL3047'],
  instructions: ['RUN'],
  *checkInstruction(_, script) {
    for (const command of script?.commands ?? []) {
      const { name } = command;
      if (name?.value !== 'wget' || isQuiet(command)) continue;
      yield {
        span: name.span,
        message:
          'wget prints a line for every few kilobytes when nobody watches, so what matters in the log of the build is hard to find.',
      };
    }
  },
  confirm(found, run, model) {
    const option = quietOption(model.imageBefore(run)?.packageManager.value);
    if (!option) return found;
    const { end } = found.span;
    const edits = [{ span: { start: end, end }, text: ` ${option}` }];
    return { ...found, fixes: [{ title: `Add ${option}`, safety: 'safe', edits }] };
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
