import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** What the ignore files from a repository's root down to one folder leave out. */
export interface IgnoreRules {
  ignores(path: string, isFolder: boolean): boolean;
  /** The rules one folder deeper. */
  enter(folder: string): IgnoreRules;
}

/** The rules that hold in a folder, those of the repository around it included. */
export function ignoreRulesOf(folder: string): IgnoreRules {
  const root = repositoryOf(folder) ?? folder;
  const folders = [folder];
  for (let at = folder; at !== root; at = dirname(at)) folders.unshift(dirname(at));
  return folders.reduce<IgnoreRules>((rules, at) => rules.enter(at), createRules([]));
}

/** The nearest folder above that git calls a repository. */
export function repositoryOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** Whether ignore files leave out a path or a folder above it; the path need not exist. */
export function isLeftOut(path: string): boolean {
  const root = repositoryOf(dirname(path));
  if (root === undefined) return false;
  let rules = ignoreRulesOf(root);
  let at = root;
  for (const step of relative(root, path).split(sep)) {
    at = join(at, step);
    if (rules.ignores(at, true) || rules.ignores(at, false)) return true;
    rules = rules.enter(at);
  }
  return false;
}

interface Layer {
  readonly folder: string;
  readonly patterns: Ignore;
}

function createRules(layers: readonly Layer[]): IgnoreRules {
  return {
    ignores(path, isFolder) {
      // The innermost file that mentions a path decides, as in git.
      for (let i = layers.length - 1; i >= 0; i--) {
        const layer = layers[i];
        if (!layer) continue;
        const name = relative(layer.folder, path).split(sep).join('/') + (isFolder ? '/' : '');
        const { ignored, unignored } = layer.patterns.test(name);
        if (ignored) return true;
        if (unignored) return false;
      }
      return false;
    },
    enter(folder) {
      const layer = readLayer(folder);
      return layer ? createRules([...layers, layer]) : this;
    },
  };
}

function readLayer(folder: string): Layer | undefined {
  const texts = ['.gitignore', '.slipwayignore']
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'utf8'));
  return texts.length === 0 ? undefined : { folder, patterns: ignore().add(texts.join('\n')) };
}
