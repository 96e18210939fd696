import type { Snapshot } from '../core/snapshot.ts';
import { type Workspace, workspaceDerivation } from '../core/workspace.ts';
import { patchFiles } from '../kubernetes/model/patch-files.ts';
import { stackGraph } from './graph.ts';
import type { ImageUse } from './image-use.ts';

/** What the rules of the stack judge: the containers of one manifest, with what builds their images. */
export interface StackView {
  readonly uses: readonly ImageUse[];
}

/** The part of the graph that stands in a document. */
export function stackViewOf(snapshot: Snapshot, workspace: Workspace): StackView {
  if (patchFiles(workspace).has(snapshot.uri)) return { uses: [] };
  return { uses: usesByFile(workspace).get(snapshot.uri) ?? [] };
}

const usesByFile = workspaceDerivation((workspace) => {
  const byFile = new Map<string, ImageUse[]>();
  for (const use of stackGraph(workspace).uses) {
    const uses = byFile.get(use.object.uri);
    if (uses) uses.push(use);
    else byFile.set(use.object.uri, [use]);
  }
  return byFile;
});
