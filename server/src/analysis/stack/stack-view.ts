import type { Snapshot } from '../core/snapshot.ts';
import type { Workspace } from '../core/workspace.ts';
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
  return { uses: stackGraph(workspace).uses.filter(({ object }) => object.uri === snapshot.uri) };
}
