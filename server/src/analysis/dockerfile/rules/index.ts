import type { Rule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';
import { endOfLifeBase } from './end-of-life-base.ts';
import { missingPathFolder } from './missing-path-folder.ts';
import { missingProgram } from './missing-program.ts';
import { sourceArchive } from './source-archive.ts';
import { unpinnedBaseImage } from './unpinned-base-image.ts';

/** Every rule for Dockerfiles, sorted by id. */
export const dockerfileRules: readonly Rule<DockerfileModel>[] = [
  endOfLifeBase,
  missingPathFolder,
  missingProgram,
  sourceArchive,
  unpinnedBaseImage,
];
