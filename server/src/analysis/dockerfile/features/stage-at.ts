import type { Snapshot } from '../../core/snapshot.ts';
import { dockerfileModel } from '../model/dockerfile-model.ts';
import type { Stage } from '../model/model.ts';
import { instructionAt } from './cursor.ts';
import { mentionAt } from './mentions.ts';

/** The stage that is named at an offset of a Dockerfile. */
export function stageAt(snapshot: Snapshot, offset: number): Stage | undefined {
  const model = dockerfileModel(snapshot);
  const instruction = instructionAt(model.tree, offset);
  const mention = instruction && mentionAt(model, instruction, offset);
  return mention?.kind === 'stage' ? mention.stage : undefined;
}
