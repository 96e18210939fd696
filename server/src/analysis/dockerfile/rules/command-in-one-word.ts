import { defineStageRule } from '../model/stage-rule.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** Reports a command line in exec form that is written as one word. */
export const commandInOneWord = defineStageRule({
  id: 'command-in-one-word',
  summary: 'Command line in exec form is one word',
  severity: 'error',
  *checkStage({ instructions, image }) {
    for (const instruction of instructions) {
      const [word, ...rest] = instruction.json ?? [];
      if (!word || rest.length > 0 || !startsProgram(instruction)) continue;
      // An entry point may split the words of CMD.
      if (instruction.kind === 'CMD' && image.entrypoint.value) continue;
      if (instruction.kind === 'CMD' && image.entrypoint.certainty === 'unknown') continue;
      if (!/^[\w./-]+(?:\s+[^\s"'\\$&|;<>()`]+)+$/.test(word.value)) continue;
      const words = word.value.split(/\s+/).map((part) => JSON.stringify(part));
      yield {
        span: word.span,
        message: `No program is called "${word.value}", because each word of the exec form is a string of its own.`,
        fixes: [
          {
            title: 'Split the words',
            safety: 'safe',
            edits: [{ span: word.span, text: words.join(', ') }],
          },
        ],
      };
    }
  },
});

function startsProgram({ kind }: Instruction): boolean {
  return kind === 'CMD' || kind === 'ENTRYPOINT' || kind === 'RUN' || kind === 'HEALTHCHECK';
}
