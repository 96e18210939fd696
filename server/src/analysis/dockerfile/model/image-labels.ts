import type { KeyValue } from '../syntax/nodes.ts';
import type { DockerfileModel, Stage } from './model.ts';

/** The labels of the image that a build without `--target` gives, as far as this file states them. */
export function imageLabels({ stages }: DockerfileModel): readonly KeyValue[] {
  return stages.filter(({ isShipped }) => isShipped).flatMap(labelsOf);
}

function labelsOf({ instructions }: Stage): readonly KeyValue[] {
  return instructions.flatMap((instruction) =>
    instruction.kind === 'LABEL' ? instruction.pairs : [],
  );
}
