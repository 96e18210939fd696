import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { toUri } from '../node/file-uri.ts';
import { repositoryOf } from '../node/ignore-files.ts';
import { UsageError } from './usage-error.ts';

/**
 * The texts that YAML files of the repository have in a commit, by URI, of those that differ from it now.
 * Throws UsageError where Git, the repository or the commit is missing.
 */
export function committedTexts(base: string, cwd: string): ReadonlyMap<string, string> {
  const root = repositoryOf(cwd);
  if (root === undefined) throw new UsageError(`--base ${base}: ${cwd} is in no Git repository.`);
  const commit = git(root, 'rev-parse', '--verify', '--quiet', `${base}^{commit}`)?.trim();
  // What begins with a dash would be an option of git.
  if (!commit || base.startsWith('-')) throw new UsageError(`--base ${base}: no such commit.`);
  const changed = git(root, ...plainDiff, commit, '--', '*.yaml', '*.yml') ?? '';
  return new Map(
    changed.split('\0').flatMap((path): [string, string][] => {
      const text = path === '' ? undefined : git(root, 'cat-file', 'blob', `${commit}:${path}`);
      return text === undefined ? [] : [[toUri(join(root, path)), text]];
    }),
  );
}

/** Nothing that the repository configures is run. */
const plainDiff = [
  ...['-c', 'core.fsmonitor=false', 'diff', '--no-ext-diff', '--no-textconv'],
  ...['--name-only', '--no-renames', '--diff-filter=M', '-z'],
];

function git(root: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['-C', root, ...args], {
      // Windows looks for programs in the working directory first, and a repository may hold a git.exe.
      cwd: dirname(process.execPath),
      encoding: 'utf8',
      maxBuffer: 64_000_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}
