import { parseDockerIgnore } from '../../../../../shared/src/docker-ignore.ts';
import { type FileView, fileDerivation } from '../../core/file-view.ts';
import { baseName } from '../../core/resolve-uri.ts';
import type { BuildContext, ContextSurroundings } from './build-context.ts';
import { type ContextFile, filesBelow, findFile } from './context-files.ts';
import type { CopiedSource } from './copied-sources.ts';

/** What a folder that COPY or ADD takes as a whole brings along; none when that is not known. */
export function carriedFiles(
  source: CopiedSource,
  { workspace }: ContextSurroundings,
): readonly ContextFile[] {
  const { path, hasWildcard, contexts, instruction } = source;
  const [context] = contexts;
  if (hasWildcard || !context?.ignore || context.certainty === 'unsure') return [];
  // What --exclude leaves out has rules of its own; whoever uses it has thought about what is copied.
  if (instruction.flags.some(({ name }) => name.text === 'exclude')) return [];
  if (findFile(workspace.files, context.folder, path).kind !== 'folder') return [];
  return heldFiles(workspace.files, context, path) ?? [];
}

/** What a folder of a context gives to a build; of installed packages and repositories only the folders. */
export function heldFiles(
  files: FileView,
  { folder, ignoreFile }: BuildContext,
  path: string,
): readonly ContextFile[] | undefined {
  return held(files, JSON.stringify([folder, path, ignoreFile.text ?? '']));
}

const held = fileDerivation((files, key) => {
  const [folder = '', path = '', ignoreText = ''] = JSON.parse(key) as string[];
  const ignore = parseDockerIgnore(ignoreText);
  return filesBelow(files, folder, path, ignore, (name) => notEntered.test(name));
});

/** Folders that are full of files of which each says the same. */
const notEntered = /^(?:\.git|\.hg|\.svn|node_modules|\.venv|venv|__pycache__|vendor|\.terraform)$/;

/** An addition that keeps paths out of the build from now on. */
export function ignorePaths({ contexts }: CopiedSource, patterns: readonly string[]) {
  const [context] = contexts;
  if (!context) return [];
  const { uri, text } = context.ignoreFile;
  const feed = text === undefined || text === '' || text.endsWith('\n') ? '' : '\n';
  const verb = text === undefined ? 'Create' : 'Extend';
  return [
    {
      title: `${verb} ${baseName(uri)} to keep ${patterns.length === 1 ? `"${patterns[0]}"` : 'them'} out`,
      safety: 'unsafe' as const,
      edits: [],
      addition: { uri, before: text, text: `${feed}${patterns.join('\n')}\n` },
    },
  ];
}

/** Names for a sentence: the first ones, and how many more there are. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `"${name}"`);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  return shown.length > 1
    ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
    : (shown[0] ?? '');
}
