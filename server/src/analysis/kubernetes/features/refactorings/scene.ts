import type { Span } from '../../../core/span.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { KubernetesObject } from '../../model/kubernetes-object.ts';

/** What a refactoring may look at: the object at the cursor and its neighbours. */
export interface Scene {
  readonly object: KubernetesObject;
  readonly span: Span;
  readonly workspace: Workspace;
  /** Such as `1.36`. */
  readonly version: string;
}
