import type { Span } from '../../core/span.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import type { WorkspaceObjects } from './workspace-objects.ts';

/** A place in a manifest that names something else: an object, a key of it, a port, a volume. */
export interface Reference {
  /** Which row of the reference table it comes from, such as `env-config-map`. */
  readonly edge: string;
  readonly from: KubernetesObject;
  /** The token that names the target. */
  readonly span: Span;
  /** What it names, in words: `ConfigMap "settings"`, `port "http"`. */
  readonly target: string;
  /** `optional: true` stands beside it, so that nothing fails when the target is missing. */
  readonly optional: boolean;
}

/** Where a reference leads. `unknown`: nothing of its kind is in the workspace, so nobody can say. */
export type Resolution =
  | { readonly state: 'found'; readonly targets: readonly Target[] }
  | { readonly state: 'missing'; readonly candidates: readonly string[] }
  | { readonly state: 'unknown' };

/** One thing that a reference means. */
export interface Target {
  readonly object: KubernetesObject;
  /** The token that defines it: a name, a key, a port name, labels. */
  readonly span: Span;
}

/** The references that start in an object. */
export function referencesOf(_object: KubernetesObject): readonly Reference[] {
  return [];
}

/** Where a reference leads among the objects of the workspace. */
export function resolveReference(_reference: Reference, _objects: WorkspaceObjects): Resolution {
  return { state: 'unknown' };
}
