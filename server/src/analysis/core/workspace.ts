import type { LanguageId, Snapshot } from './snapshot.ts';

/** All documents known at one moment; immutable, a new one is made when any document changes. */
export interface Workspace {
  /** Every analysed document, sorted by URI. */
  readonly snapshots: readonly Snapshot[];
  /**
   * Whether a file exists, for rules that follow a path (`COPY src`, kustomize `resources`).
   * Undefined: not known, and the rule must stay silent.
   */
  fileExists(uri: string): boolean | undefined;
  /** Values derived from the whole workspace. Only `workspaceDerivation` touches it. */
  readonly derived: Map<object, unknown>;
}

/** The files of a workspace, sorted by URI so that every answer is deterministic. */
export function createWorkspace(
  snapshots: Iterable<Snapshot>,
  fileExists: Workspace['fileExists'] = () => undefined,
): Workspace {
  return {
    snapshots: [...snapshots].sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0)),
    fileExists,
    derived: new Map(),
  };
}

/** The documents of one language. */
export function snapshotsOf(workspace: Workspace, language: LanguageId): readonly Snapshot[] {
  return workspace.snapshots.filter((snapshot) => snapshot.language === language);
}

/** A function of a workspace that computes once per workspace. */
export function workspaceDerivation<T>(
  build: (workspace: Workspace) => T,
): (workspace: Workspace) => T {
  const key = {};
  return (workspace) => {
    if (workspace.derived.has(key)) return workspace.derived.get(key) as T;
    const value = build(workspace);
    workspace.derived.set(key, value);
    return value;
  };
}
