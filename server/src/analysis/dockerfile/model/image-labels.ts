import type { KeyValue } from '../syntax/nodes.ts';
import type { DockerfileModel, Stage } from './model.ts';
import { shippedStages } from './shipped-stages.ts';

/** The labels of the image that a build without `--target` gives, as far as this file states them. */
export function imageLabels(model: DockerfileModel): readonly KeyValue[] {
  return [...shippedStages(model)].flatMap(labelsOf);
}

function labelsOf({ instructions }: Stage): readonly KeyValue[] {
  return instructions.flatMap((instruction) =>
    instruction.kind === 'LABEL' ? instruction.pairs : [],
  );
}
