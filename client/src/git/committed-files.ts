import { Disposable, extensions, Uri } from 'vscode';
import type { GitApi, GitExtension, GitRepository } from './git-extension.ts';

/** The files of the last commit, as VS Code's own Git extension has them. */
export interface CommittedFiles extends Disposable {
  /** The text of a file in the last commit; undefined without Git, outside of a repository, or when it is not in it. */
  read(uri: string): Promise<string | undefined>;
}

/** Larger files are none that people write. */
const largestFile = 20_000_000;

/** Asks nothing before the first file is read; `changed` is called when a repository has another commit. */
export function createCommittedFiles(changed: () => void): CommittedFiles {
  const commits = new Map<GitRepository, string | undefined>();
  const subscriptions: Disposable[] = [];
  let started: Promise<GitApi | undefined> | undefined;

  const follow = (repository: GitRepository) => {
    if (commits.has(repository)) return;
    commits.set(repository, repository.state.HEAD?.commit);
    subscriptions.push(
      repository.state.onDidChange(() => {
        const { commit } = repository.state.HEAD ?? {};
        if (commits.get(repository) === commit) return;
        commits.set(repository, commit);
        changed();
      }),
    );
  };
  const start = async (): Promise<GitApi | undefined> => {
    // Git may be turned off, and in a workspace that is not trusted it stays away.
    const extension = extensions.getExtension<GitExtension>('vscode.git');
    const git = await extension?.activate();
    if (!git?.enabled) return undefined;
    const api = git.getAPI(1);
    subscriptions.push(
      api.onDidOpenRepository((repository) => {
        follow(repository);
        changed();
      }),
      api.onDidCloseRepository((repository) => commits.delete(repository)),
    );
    for (const repository of api.repositories) follow(repository);
    return api;
  };

  return {
    async read(uri) {
      started ??= start();
      try {
        const api = await started;
        const file = Uri.parse(uri);
        const repository = file.scheme === 'file' ? api?.getRepository(file) : undefined;
        const text = await repository?.show('HEAD', file.fsPath);
        return text === undefined || text.length > largestFile ? undefined : text;
      } catch {
        // A file that was never committed, a repository without a commit: there is nothing to compare with.
        return undefined;
      }
    },
    dispose: () => Disposable.from(...subscriptions).dispose(),
  };
}
