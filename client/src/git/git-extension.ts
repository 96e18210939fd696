import type { Disposable, Event, Uri } from 'vscode';

/** What VS Code's built-in extension `vscode.git` exports, as far as it is used here. */
export interface GitExtension {
  readonly enabled: boolean;
  /** Throws while Git is off. */
  getAPI(version: 1): GitApi;
}

/** The repositories that are open. */
export interface GitApi {
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: Event<GitRepository>;
  readonly onDidCloseRepository: Event<GitRepository>;
  /** The innermost repository that holds a file; a submodule is one of its own. */
  getRepository(uri: Uri): GitRepository | null;
}

/** One repository. */
export interface GitRepository {
  readonly state: {
    readonly HEAD: { readonly commit?: string } | undefined;
    onDidChange(listener: () => void): Disposable;
  };
  /** The text of a file in a commit. Rejects when it is not in it. */
  show(ref: string, path: string): Promise<string>;
}
