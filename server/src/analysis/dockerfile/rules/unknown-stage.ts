import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';
import { sourceImages } from '../model/source-images.ts';
import { nearestName } from '../syntax/nearest-name.ts';
import type { Instruction, Token } from '../syntax/nodes.ts';

/** Reports a copy or a mount whose source is neither a stage nor an image with a version. */
export const unknownStage = defineRule<DockerfileModel>({
  id: 'unknown-stage',
  summary: 'Files come from something that is no stage',
  severity: 'information',
  aliases: ['DL3022'],
  *check(model) {
    for (const { token, instruction, reference } of sourceImages(model)) {
      if (/[:@$]/.test(reference)) continue;
      const typo = misspelt(model, instruction, token);
      yield {
        span: token.span,
        message: `No stage above is called "${token.text}", so unless the build is given a context of that name, the newest image of that name is downloaded.`,
        ...(typo !== undefined && {
          severity: 'warning',
          fixes: [
            {
              title: `Copy from the stage "${typo}"`,
              safety: 'unsafe',
              edits: [{ span: token.span, text: typo }],
            },
          ],
        }),
      };
    }
  },
});

function misspelt(
  { stages, stageOf }: DockerfileModel,
  instruction: Instruction,
  { text }: Token,
): string | undefined {
  const limit = stageOf(instruction)?.index ?? 0;
  const near = stages.slice(Math.max(0, limit - mostCompared), limit);
  const names = near.flatMap(({ name }) => name?.text ?? []);
  return nearestName(text.toLowerCase(), names);
}

/** A file with more stages is generated, and its names are not misspelt. */
const mostCompared = 100;
