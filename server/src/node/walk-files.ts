import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type IgnoreRules, ignoreRulesOf } from './ignore-files.ts';

/**
 * The files below a folder by name order, without what ignore files, `.git` and `node_modules` hold.
 * Symbolic links to folders are not followed, so the walk always ends; folders that cannot be read are told to `onError`.
 */
export function walkFiles(
  folder: string,
  onError: (folder: string, error: unknown) => void = () => undefined,
): Iterable<string> {
  return walk(folder, ignoreRulesOf(folder), onError);
}

function* walk(
  folder: string,
  rules: IgnoreRules,
  onError: (folder: string, error: unknown) => void,
): Iterable<string> {
  for (const entry of entriesOf(folder, onError)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (neverEntered.has(entry.name) || rules.ignores(path, true)) continue;
      yield* walk(path, rules.enter(path), onError);
    } else if ((entry.isFile() || entry.isSymbolicLink()) && !rules.ignores(path, false)) {
      yield path;
    }
  }
}

const neverEntered = new Set(['.git', 'node_modules']);

function entriesOf(folder: string, onError: (folder: string, error: unknown) => void): Dirent[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    onError(folder, error);
    return [];
  }
}
