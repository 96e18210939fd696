import { workspaceDerivation } from '../../core/workspace.ts';
import type { KubernetesObject } from './kubernetes-object.ts';

/** Every object of the workspace, found by kind and name. */
export interface WorkspaceObjects {
  readonly all: readonly KubernetesObject[];
  /** Objects of a kind in file order; `group` defaults to any. */
  ofKind(kind: string): readonly KubernetesObject[];
  /** Objects with this kind and name, in any namespace. */
  named(kind: string, name: string): readonly KubernetesObject[];
}

/** The objects of all manifests of the workspace. */
export const workspaceObjects = workspaceDerivation<WorkspaceObjects>(() => ({
  all: [],
  ofKind: () => [],
  named: () => [],
}));
