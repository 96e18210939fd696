import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports downloads that save the page of an error as if it were the file. */
export const curlWithoutFail = defineInstructionRule({
  id: 'curl-without-fail',
  summary: 'curl saves the page of an error',
  severity: 'information',
  instructions: ['RUN'],
  *checkInstruction(_, script) {
    for (const { name, arguments: words } of script?.commands ?? []) {
      if (name?.value !== 'curl') continue;
      const saves = words.some(({ text }) =>
        /^-[a-zA-Z]*[oO]|^--(?:output|remote-name)/.test(text),
      );
      const fails = words.some(({ text }) => /^-[a-zA-Z]*f|^--fail/.test(text));
      if (!saves || fails) continue;
      const end = name.span.end;
      yield {
        span: name.span,
        message:
          'When the server answers with an error, curl saves its page as the file and the build goes on.',
        fixes: [
          {
            title: 'Add -f',
            safety: 'safe',
            edits: [{ span: { start: end, end }, text: ' -f' }],
          },
        ],
      };
    }
  },
});
