import type { DockerIgnore } from '../../../../../shared/src/docker-ignore.ts';
import { cleanPath, matchesName } from '../../../../../shared/src/ignore-pattern.ts';
import { type FileView, type FolderEntry, fileDerivation } from '../../core/file-view.ts';

/** What stands at a path of a build context; `unknown` behind links and in folders that cannot be read. */
export interface FoundFile {
  readonly kind: 'file' | 'folder' | 'missing' | 'unknown';
  /** The URI that the path has, or would have. */
  readonly uri: string;
  /** The longest folder on the way that is there, for proposals; relative to the context. */
  readonly nearest: string;
}

/** Looks a path up in a folder; like BuildKit it never leaves the folder. */
export function findFile(files: FileView, folder: string, path: string): FoundFile {
  const steps = stepsOf(path);
  let uri = folder;
  for (const [index, step] of steps.entries()) {
    const nearest = steps.slice(0, index).join('/');
    const entries = kindsIn(files, uri);
    uri = childUri(uri, step);
    const kind = entries ? (entries.get(step) ?? 'missing') : 'unknown';
    const isLast = index === steps.length - 1;
    if (kind === 'missing') return { kind, uri: childUri(folder, ...steps), nearest };
    if (kind === 'file' && !isLast) {
      return { kind: 'missing', uri: childUri(folder, ...steps), nearest };
    }
    if (kind !== 'folder' && kind !== 'file') {
      return { kind: 'unknown', uri: childUri(folder, ...steps), nearest };
    }
    if (isLast) return { kind, uri, nearest };
  }
  return { kind: 'folder', uri, nearest: '' };
}

/** A file or folder of a context. */
export interface ContextFile {
  /** Relative to the context, with slashes. */
  readonly path: string;
  readonly kind: FolderEntry['kind'];
}

/** The paths that match a pattern with wildcards, ignored ones left out; undefined when a folder is not known. */
export function matchFiles(
  files: FileView,
  folder: string,
  pattern: string,
  ignore: DockerIgnore,
): readonly ContextFile[] | undefined {
  let found: ContextFile[] = [{ path: '', kind: 'folder' }];
  for (const step of stepsOf(pattern)) {
    const next: ContextFile[] = [];
    for (const { path, kind } of found) {
      if (kind === 'link') return undefined;
      if (kind !== 'folder') continue;
      const entries = files.listFolder(childUri(folder, ...stepsOf(path)));
      if (!entries) return undefined;
      for (const entry of entries) {
        if (matchesName(step, entry.name)) {
          next.push({ path: joined(path, entry.name), kind: entry.kind });
        }
      }
    }
    found = next;
  }
  return found.filter(({ path }) => !ignore.ignores(path));
}

/**
 * What a folder of a context holds, ignored files left out. `skip` names folders that are told, but not entered.
 * Undefined when a folder is not known or there is too much to look at.
 */
export function filesBelow(
  files: FileView,
  folder: string,
  start: string,
  ignore: DockerIgnore,
  skip: (name: string) => boolean,
): readonly ContextFile[] | undefined {
  const found: ContextFile[] = [];
  const waiting = [start];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entries = files.listFolder(childUri(folder, ...stepsOf(next)));
    if (!entries || found.length + entries.length > mostFiles) return undefined;
    for (const { name, kind } of entries) {
      const path = joined(next, name);
      const isIgnored = ignore.ignores(path);
      if (!isIgnored) found.push({ path, kind });
      if (kind !== 'folder' || skip(name)) continue;
      if (!isIgnored || ignore.mayHoldFiles(path)) waiting.push(path);
    }
  }
  return found;
}

/** The URI of a path below a folder, in the spelling that documents have. */
export function childUri(folder: string, ...steps: readonly string[]): string {
  return [folder, ...steps.map(encode)].join('/');
}

/** The steps of a path inside a context, to which `/` and `..` lead no further than its root. */
export function stepsOf(path: string): readonly string[] {
  return cleanPath(`/${path}`).split('/').filter(Boolean);
}

const mostFiles = 20_000;

const kindsIn = fileDerivation((files, folder) => {
  const entries = files.listFolder(folder);
  return entries && new Map(entries.map(({ name, kind }) => [name, kind]));
});

function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function encode(name: string): string {
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
