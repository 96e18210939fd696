import { parseDockerIgnore } from '../../../../../shared/src/docker-ignore.ts';
import { type FileView, fileDerivation } from '../../core/file-view.ts';
import { baseName } from '../../core/resolve-uri.ts';
import type { BuildContext, ContextSurroundings } from './build-context.ts';
import { type ContextFile, childUri, filesBelow, findFile, stepsOf } from './context-files.ts';
import type { CopiedSource } from './copied-sources.ts';

/** Reads the text of a file of a context by its path. */
type ReadFile = (path: string) => string | undefined;

/** A question about what a folder brings along that COPY or ADD takes as a whole; asked once while no file changes. */
export function carriedDerivation(
  select: (held: readonly ContextFile[], readFile: ReadFile) => readonly string[],
): (source: CopiedSource, surroundings: ContextSurroundings) => readonly string[] {
  const selected = fileDerivation((files, key) => {
    const [folder = ''] = JSON.parse(key) as string[];
    return select(held(files, key) ?? [], (path) =>
      files.readText(childUri(folder, ...stepsOf(path))),
    );
  });
  return ({ path, hasWildcard, contexts, instruction }, { workspace: { files } }) => {
    const [context] = contexts;
    if (hasWildcard || !context?.ignore || context.certainty === 'unsure') return [];
    // What --exclude leaves out has rules of its own; whoever uses it has thought about what is copied.
    if (instruction.flags.some(({ name }) => name.text === 'exclude')) return [];
    if (findFile(files, context.folder, path).kind !== 'folder') return [];
    return selected(files, keyOf(context, path));
  };
}

/** What a folder of a context gives to a build; of installed packages and repositories only the folders. */
export function heldFiles(
  files: FileView,
  context: BuildContext,
  path: string,
): readonly ContextFile[] | undefined {
  return held(files, keyOf(context, path));
}

function keyOf({ folder, ignoreFile }: BuildContext, path: string): string {
  return JSON.stringify([folder, path, ignoreFile.text ?? '']);
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
