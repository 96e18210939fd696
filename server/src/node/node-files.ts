import { type Dirent, opendirSync, statSync } from 'node:fs';
import type { FileSource, FolderEntry } from '../analysis/core/file-view.ts';
import { toPath } from './file-uri.ts';
import { isLeftOut } from './ignore-files.ts';
import { readText } from './read-text.ts';

/** The disk as analysis sees it; only `file` URIs are known. */
export const nodeFiles: FileSource = {
  listFolder: (uri) => ask(uri, entriesOf),
  readText: (uri) => ask(uri, smallText),
  isExecutable: (uri) =>
    process.platform === 'win32'
      ? undefined
      : ask(uri, (path) => (statSync(path).mode & 0o111) !== 0),
  isIgnoredByGit: (uri) => ask(uri, isLeftOut),
};

/** Larger folders and files are not known, so that nobody waits for them. */
const mostEntries = 20_000;
const mostBytes = 256 * 1024;

/** Whatever the disk refuses is not known. */
function ask<T>(uri: string, answer: (path: string) => T): T | undefined {
  try {
    const path = toPath(uri);
    return path === undefined ? undefined : answer(path);
  } catch {
    return undefined;
  }
}

function entriesOf(path: string): readonly FolderEntry[] | undefined {
  const folder = opendirSync(path, { bufferSize: 1024 });
  try {
    const entries: FolderEntry[] = [];
    for (let entry = folder.readSync(); entry; entry = folder.readSync()) {
      if (entries.length === mostEntries) return undefined;
      entries.push({ name: entry.name, kind: kindOf(entry) });
    }
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } finally {
    folder.closeSync();
  }
}

function kindOf(entry: Dirent): FolderEntry['kind'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

function smallText(path: string): string | undefined {
  const stats = statSync(path);
  if (!stats.isFile() || stats.size > mostBytes) return undefined;
  const content = readText(path);
  return content.kind === 'text' ? content.text : undefined;
}
