import type { BuildError } from '../syntax/errors.ts';
import type { DockerfileModel } from './model.ts';

/** Everything for which BuildKit refuses to build the file. */
export function buildErrors(_model: DockerfileModel): BuildError[] {
  return [];
}
