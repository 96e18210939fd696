import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  WatchKind,
} from 'vscode-languageserver';
import type { Session } from '../session.ts';
import { normalizeUri } from '../uri.ts';

/** Follows files that change on the disk; `changed` runs after the workspace has taken them in. */
export function registerWatchedFiles(session: Session, changed: () => void): void {
  const { connection, guard } = session;
  connection.onDidChangeWatchedFiles(({ changes }) => {
    guard.background('Watching files', async () => {
      for (const { uri, type } of changes) {
        const index = session.folderOf(normalizeUri(uri));
        if (index && (type !== FileChangeType.Changed || !session.documents.get(uri))) {
          await index.update(normalizeUri(uri));
        }
      }
      session.invalidate();
      changed();
    });
  });
}

/** Asks the client to watch: the content of our files, and which files exist. */
export async function watchFiles(session: Session): Promise<void> {
  await session.connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [
      { globPattern: '**/*.{yaml,yml,dockerfile,Dockerfile,containerfile}' },
      { globPattern: '**/{Dockerfile,Containerfile,dockerfile,containerfile}*' },
      { globPattern: '**/{.dockerignore,*.dockerignore,docker-bake*.json,docker-bake*.hcl,*.sh}' },
      { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
    ],
  });
  session.filesAreWatched = true;
}
