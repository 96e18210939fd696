import { derivation, type Snapshot } from '../../core/snapshot.ts';
import type { ShellScript } from '../../shell/script.ts';
import type { DockerfileTree, Instruction } from '../syntax/nodes.ts';
import { parseDockerfile } from '../syntax/parse.ts';
import type { DockerfileModel, Stage } from './model.ts';
import { createScripts, type Scripts } from './scripts.ts';
import { readStages } from './stages.ts';

/** The syntax tree of a Dockerfile. */
export const dockerfileTree: (snapshot: Snapshot) => DockerfileTree = derivation(
  (snapshot, previous?: DockerfileTree) => parseDockerfile(snapshot.text, previous),
);

/** What a Dockerfile means; total and linear. */
export const dockerfileModel: (snapshot: Snapshot) => DockerfileModel = derivation((snapshot) => {
  const tree = dockerfileTree(snapshot);
  const scripts = dockerfileScripts(snapshot);
  return createModel(tree, scripts.scriptOf);
});

const dockerfileScripts = derivation<Scripts>((snapshot, previous) =>
  createScripts(snapshot.text, previous),
);

function createModel(
  tree: DockerfileTree,
  scriptOf: (instruction: Instruction) => ShellScript | undefined,
): DockerfileModel {
  const { stages, globalArguments, places, scopeAt, scopeAfter, imageBefore } = readStages(
    tree,
    scriptOf,
  );
  const indexByName = new Map<string, Stage[]>();
  for (const stage of stages) {
    const key = stage.name?.text.toLowerCase();
    if (key !== undefined) indexByName.set(key, [...(indexByName.get(key) ?? []), stage]);
  }
  const stageOf = (instruction: Instruction) => places.get(instruction)?.stage;
  return {
    tree,
    stages,
    globalArguments,
    stageOf,
    scopeAt,
    scopeAfter,
    imageBefore,
    scriptOf,
    stageNamed(name, before) {
      const limit = stageOf(before)?.index ?? 0;
      const named = indexByName.get(name.toLowerCase())?.findLast((stage) => stage.index < limit);
      const index = /^\d+$/.test(name) ? Number(name) : -1;
      return named ?? (index < limit ? stages[index] : undefined);
    },
  };
}
