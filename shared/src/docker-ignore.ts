import { cleanPath, type IgnorePattern, parseIgnorePattern } from './ignore-pattern.ts';

/** Decides which files of a build context a `.dockerignore` file keeps out of a build. */
export interface DockerIgnore {
  readonly patterns: readonly IgnorePattern[];
  /** True when a pattern brings back what another one keeps out. */
  readonly hasExceptions: boolean;
  /** True when BuildKit refuses the file, and with it every build. */
  readonly isRefused: boolean;
  /** `path` is relative to the context, with slashes; a folder that is ignored may still hold files that are not. */
  ignores(path: string): boolean;
  /** The pattern that decided that a path is ignored. */
  ignoredBy(path: string): IgnorePattern | undefined;
  /** False when nothing below the folder can be in the build, so that it need not be read. */
  mayHoldFiles(folder: string): boolean;
  /** What BuildKit's check `CopyIgnoredFile` says of a source of COPY or ADD. */
  failsCheck(source: string): boolean;
}

/**
 * Reads a `.dockerignore` file with the meaning that BuildKit gives it, which is not Git's:
 * every pattern starts at the root of the context, and the last one that matches decides.
 * Held against github.com/moby/patternmatcher 0.6.1 and github.com/tonistiigi/fsutil.
 */
export function parseDockerIgnore(text: string): DockerIgnore {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const read = lines.flatMap((line, index) => parseIgnorePattern(line, index));
  const patterns = read.filter(({ isMalformed }) => !isMalformed);
  const exceptions = patterns.filter(({ isException }) => isException);
  const prefixes = exceptions.map(
    ({ glob }) => `${glob.replace(/\/\*\*$/, '').replace(/\/\*$/, '')}/`,
  );
  const onlyPrefixes = !prefixes.some((prefix) => /[*[\]?^\\]/.test(prefix));
  const stateOf = rememberStates(patterns);
  const ignores = (path: string) => stateOf(path).decidedBy !== undefined;
  return {
    patterns,
    hasExceptions: exceptions.length > 0,
    isRefused: patterns.length < read.length,
    ignores,
    ignoredBy: (path) => stateOf(path).decidedBy,
    mayHoldFiles: (folder) =>
      !ignores(folder) ||
      (exceptions.length > 0 &&
        (!onlyPrefixes || prefixes.some((prefix) => prefix.startsWith(`${folder}/`)))),
    failsCheck: (source) => exceptions.length === 0 && failsCheck(patterns, cleanPath(source)),
  };
}

/** What the patterns say of a path: which of them match, and the one that keeps it out. */
interface PathState {
  readonly matched: readonly boolean[];
  readonly decidedBy: IgnorePattern | undefined;
}

/** BuildKit walks from the root and looks at a folder's matches, not at the folder again. */
function rememberStates(patterns: readonly IgnorePattern[]): (path: string) => PathState {
  const folders = new Map<string, PathState>();
  const stateOf = (path: string): PathState => {
    const cut = path.lastIndexOf('/');
    if (cut < 0) return stateBelow(patterns, path, undefined);
    const folder = path.slice(0, cut);
    const parent = folders.get(folder) ?? stateOf(folder);
    folders.set(folder, parent);
    return stateBelow(patterns, path, parent);
  };
  return stateOf;
}

function stateBelow(
  patterns: readonly IgnorePattern[],
  path: string,
  parent: PathState | undefined,
): PathState {
  let decidedBy: IgnorePattern | undefined;
  const matched = patterns.map((pattern, index) => {
    const inherited = parent?.matched[index] === true;
    // A pattern that could change nothing is not asked, and does not count for what is below.
    if (!inherited && pattern.isException !== (decidedBy !== undefined)) return false;
    const matches = inherited || pattern.matches(path);
    if (matches) decidedBy = pattern.isException ? undefined : (decidedBy ?? pattern);
    return matches;
  });
  return { matched, decidedBy };
}

function failsCheck(patterns: readonly IgnorePattern[], source: string): boolean {
  const isRoot = source === '.' || source === '/';
  if (isRoot && !patterns.some(({ glob }) => ['*', '**', '**/*'].includes(glob))) return false;
  const steps = source.split('/').slice(0, -1);
  if (steps.length === 1 && steps[0] === '') steps.push('');
  const folders = steps.map((_, index) => steps.slice(0, index + 1).join('/'));
  return patterns.some((pattern) => [source, ...folders].some(pattern.matches));
}
