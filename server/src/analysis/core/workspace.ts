import type { DeclaredBuild } from './declared-build.ts';
import { createFileView, type FileView } from './file-view.ts';
import { nothingOutside, type Outside } from './outside.ts';
import type { LanguageId, Snapshot } from './snapshot.ts';

/** All documents known at one moment; immutable, a new one is made when any document changes. */
export interface Workspace {
  /** Every analysed document, sorted by URI. */
  readonly snapshots: readonly Snapshot[];
  /** The files on the disk, for rules that follow a path such as the source of COPY. */
  readonly files: FileView;
  /** URI of the folder that holds everything, without a slash at its end; undefined when there is none. */
  readonly root: string | undefined;
  /** What clusters, earlier versions and files elsewhere tell. */
  readonly outside: Outside;
  /** The builds of a Dockerfile that files of the workspace write down. */
  buildsOf(dockerfile: string): readonly DeclaredBuild[];
  /** Values derived from the whole workspace. Only `workspaceDerivation` touches it. */
  readonly derived: Map<object, unknown>;
}

/** What a workspace has besides its documents. */
export interface WorkspaceSurroundings {
  readonly files?: FileView;
  readonly root?: string;
  readonly outside?: Outside;
  /** Finds the builds that files of the workspace write down; only who knows all languages can tell. */
  readonly declaredBuilds?: (workspace: Workspace, dockerfile: string) => readonly DeclaredBuild[];
}

/** The files of a workspace, sorted by URI so that every answer is deterministic. */
export function createWorkspace(
  snapshots: Iterable<Snapshot>,
  {
    files = createFileView(),
    root,
    outside = nothingOutside,
    declaredBuilds,
  }: WorkspaceSurroundings = {},
): Workspace {
  const workspace: Workspace = {
    snapshots: [...snapshots].sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0)),
    files,
    root,
    outside,
    buildsOf: (dockerfile) => declaredBuilds?.(workspace, dockerfile) ?? [],
    derived: new Map(),
  };
  return workspace;
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
