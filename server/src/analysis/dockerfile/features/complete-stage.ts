import type { Completion } from '../../core/features.ts';
import type { Span } from '../../core/span.ts';
import type { DockerfileModel } from '../model/model.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { describeBase, describeStage } from './describe-image.ts';
import { plainCompletion } from './typed-word.ts';

/** The stages before an instruction, by name and, where BuildKit takes them, by number. */
export function completeStage(
  model: DockerfileModel,
  instruction: Instruction,
  replace: Span,
  byIndex: boolean,
): Completion[] {
  const limit = model.stageOf(instruction)?.index ?? model.stages.length;
  return model.stages.slice(0, limit).flatMap((stage) => {
    const label = stage.name?.text ?? (byIndex ? String(stage.index) : undefined);
    if (label === undefined) return [];
    return [
      plainCompletion(label, 'reference', replace, {
        detail: `from ${describeBase(stage).replaceAll('`', '')}`,
        documentation: describeStage(model, stage),
        rank: 0,
      }),
    ];
  });
}
