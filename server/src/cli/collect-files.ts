import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { mayBeAnalysed } from '../analysis/language-of.ts';
import { repositoryOf } from '../node/ignore-files.ts';
import { walkFiles } from '../node/walk-files.ts';
import type { CheckOptions } from './check-options.ts';

/** The files that a check is about. */
export interface CollectedFiles {
  /** Absolute paths of the files to report on, sorted, each once. */
  readonly targets: readonly string[];
  /** Files that are only read because rules that look across files need them. */
  readonly surroundings: readonly string[];
  /** Those of the targets that the user named one by one. */
  readonly named: ReadonlySet<string>;
  /** One sentence for each path that could not be read. */
  readonly problems: readonly string[];
}

/**
 * Finds the files of the paths that a user gave; without paths, those of the working directory.
 * A folder is a world of its own; a single file lives in the repository around it, or in its folder.
 * Files that are judged by themselves have no surroundings.
 */
export function collectFiles(
  { paths: given, isolated }: Pick<CheckOptions, 'paths' | 'isolated'>,
  cwd: string,
): CollectedFiles {
  const paths = given.length === 0 ? ['.'] : given;
  const targets = new Set<string>();
  const named = new Set<string>();
  const worlds = new Set<string>();
  const problems: string[] = [];
  const onError = (path: string, error: unknown) => problems.push(describe(path, error));
  for (const name of paths) {
    const path = resolve(cwd, name);
    const kind = kindOf(path, (error) => onError(name, error));
    if (kind === 'folder') addFiles(targets, path, onError);
    if (kind !== 'file') continue;
    targets.add(path);
    named.add(path);
    worlds.add(repositoryOf(dirname(path)) ?? dirname(path));
  }
  const surroundings = new Set<string>();
  for (const world of isolated ? [] : worlds) addFiles(surroundings, world, () => undefined);
  return {
    targets: [...targets].sort(),
    surroundings: [...surroundings].filter((path) => !targets.has(path)),
    named,
    problems,
  };
}

/** One sentence on why a path could not be read. */
export function describe(path: string, error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return `${path}: ${reasons[code] ?? (error instanceof Error ? error.message : String(error))}.`;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'the file may not be read',
  EPERM: 'the file may not be read',
  ELOOP: 'the symbolic link leads to itself',
  EISDIR: 'it is a folder',
};

function addFiles(
  files: Set<string>,
  folder: string,
  onError: (path: string, error: unknown) => void,
): void {
  for (const path of walkFiles(folder, onError)) {
    if (mayBeAnalysed(path)) files.add(path);
  }
}

function kindOf(path: string, onError: (error: unknown) => void): 'file' | 'folder' | 'none' {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    onError(error);
    return 'none';
  }
}
