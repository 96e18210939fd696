import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports downloads of the Go sources where the compiler was meant. */
export const sourceArchive = defineInstructionRule({
  id: 'source-archive',
  summary: 'Archive holds the sources of Go and not its compiler',
  severity: 'warning',
  instructions: ['RUN'],
  *checkInstruction(_, script) {
    for (const { name, arguments: words } of script?.commands ?? []) {
      if (name?.value !== 'curl' && name?.value !== 'wget') continue;
      for (const { span, text } of words) {
        const file = /go\d[\w.]*\.src\.tar\.gz/.exec(text);
        if (!file) continue;
        const start = span.start + file.index;
        yield {
          span: { start, end: start + file[0].length },
          message: `${file[0]} holds the sources of Go and no program, so there will be no "go" to run.`,
        };
      }
    }
  },
});
