import { checkFile } from '../syntax/check-file.ts';
import type { BuildError } from '../syntax/errors.ts';
import { checkStages } from './check-stages.ts';
import { checkValues } from './check-values.ts';
import { keptFindings } from './kept-findings.ts';
import type { DockerfileModel } from './model.ts';

/** Everything for which BuildKit refuses to build the file. */
export function buildErrors(model: DockerfileModel): BuildError[] {
  return [
    ...checkFile(model.tree),
    ...checkStages(model),
    ...model.stages.flatMap((stage) =>
      kept(stage, undefined, () => [...checkValues(stage, model)]),
    ),
  ];
}

const kept = keptFindings<BuildError>();
