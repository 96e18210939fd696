import { derivation, type Snapshot } from '../../core/snapshot.ts';
import type { DockerfileTree } from '../syntax/nodes.ts';
import { parseDockerfile } from '../syntax/parse.ts';
import type { DockerfileModel, Stage } from './model.ts';
import { scriptOf } from './scripts.ts';
import { createShells } from './shells.ts';
import { readStages } from './stages.ts';

/** The syntax tree of a Dockerfile. */
export const dockerfileTree: (snapshot: Snapshot) => DockerfileTree = derivation(
  (snapshot, previous?: DockerfileTree) => parseDockerfile(snapshot.text, previous),
);

/** What a Dockerfile means; total and linear. */
export const dockerfileModel: (snapshot: Snapshot) => DockerfileModel = derivation((snapshot) =>
  createModel(dockerfileTree(snapshot)),
);

function createModel(tree: DockerfileTree): DockerfileModel {
  const read = readStages(tree);
  const { stages, stageOf, originalImageBefore } = read;
  const byName = new Map<string, Stage[]>();
  for (const stage of stages) {
    const key = stage.name?.text.toLowerCase();
    if (key === undefined) continue;
    const named = byName.get(key);
    if (named) named.push(stage);
    else byName.set(key, [stage]);
  }
  const shellAt = createShells(tree, stageOf, originalImageBefore);
  return {
    ...read,
    tree,
    scriptOf: (instruction) => (shellAt(instruction) ? scriptOf(instruction) : undefined),
    shellAt,
    sourceOf: ({ span }) => tree.text.slice(span.start, span.end),
    linesOf({ span }) {
      const feed = tree.text.indexOf('\n', span.end);
      return {
        start: tree.text.lastIndexOf('\n', span.start - 1) + 1,
        end: feed < 0 ? tree.text.length : feed + 1,
      };
    },
    stageNamed(name, before) {
      const limit = stageOf(before)?.index ?? 0;
      const named = byName.get(name.toLowerCase())?.findLast((stage) => stage.index < limit);
      const index = /^\d+$/.test(name) ? Number(name) : -1;
      return named ?? (index < limit ? stages[index] : undefined);
    },
  };
}
