import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports several sources whose destination is not marked as a folder. */
export const severalSourcesOneFile = defineInstructionRule({
  id: 'several-sources-one-file',
  summary: 'Several files are copied to one name',
  severity: 'warning',
  aliases: ['DL3021', 'INVALID_DESTINATION'],
  instructions: ['COPY', 'ADD'],
  withTriggers: true,
  *checkInstruction(instruction) {
    const { destination, sources, heredocs } = instruction;
    if (!destination || sources.length + heredocs.length < 2) return;
    if (/[/\\]$|^\.{1,2}$|[/\\]\.{1,2}$|\$/.test(destination.value)) return;
    const end = destination.span.end - (/["']$/.test(destination.text) ? 1 : 0);
    const edits = [{ span: { start: end, end }, text: '/' }];
    yield {
      span: destination.span,
      message: `Unless "${destination.value}" is a folder already, each file overwrites the one before and only the last remains.`,
      fixes: [{ title: 'Mark the destination as a folder', safety: 'unsafe', edits }],
    };
  },
});
