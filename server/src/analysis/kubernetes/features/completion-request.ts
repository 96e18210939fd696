import type { Workspace } from '../../core/workspace.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import type { Facts } from '../schema/facts.ts';
import type { CursorDocument, MarkerPlace } from './cursor-document.ts';

/** Everything that a source of completions may look at. */
export interface CompletionRequest {
  readonly facts: Facts;
  readonly workspace: Workspace;
  readonly cursor: CursorDocument;
  readonly place: MarkerPlace;
  /** The object around the cursor; absent while it has no kind. */
  readonly object?: KubernetesObject;
}
