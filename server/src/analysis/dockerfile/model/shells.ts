import type { Shell } from '../../shell/dialect.ts';
import type { DockerfileTree, Instruction } from '../syntax/nodes.ts';
import type { DockerfileModel } from './model.ts';
import { shellAt, shellPragmas } from './shell-at.ts';

/** Tells the shell of each instruction of a Dockerfile, each looked up once. */
export function createShells(
  tree: DockerfileTree,
  stageOf: DockerfileModel['stageOf'],
  imageBefore: DockerfileModel['imageBefore'],
): (instruction: Instruction) => Shell | undefined {
  const pragmas = shellPragmas(tree);
  const known = new Map<Instruction, { readonly shell: Shell | undefined }>();
  const outer = new Map<Instruction, Instruction>();
  for (const each of tree.instructions) {
    if (each.kind === 'ONBUILD' && each.trigger) outer.set(each.trigger, each);
  }
  return (instruction) => {
    let found = known.get(instruction);
    if (!found) {
      const stage = stageOf(instruction);
      const image = imageBefore(outer.get(instruction) ?? instruction);
      found = { shell: shellAt(instruction, { tree, stage, image, pragmas }) };
      known.set(instruction, found);
    }
    return found.shell;
  };
}
