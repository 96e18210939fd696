import { baseName } from '../../core/resolve-uri.ts';
import {
  type BuildContext,
  buildContextsOf,
  type ContextSurroundings,
} from '../model/build-context.ts';
import { filesBelow } from '../model/context-files.ts';
import { pathInWorkspace } from '../model/copied-sources.ts';
import type { DockerfileModel } from '../model/model.ts';
import { inlineCode } from './markdown.ts';

/** Which folder a Dockerfile may copy from and who says so, in Markdown. */
export function describeContexts(
  model: DockerfileModel,
  uri: string,
  surroundings: ContextSurroundings,
): string {
  const contexts = buildContextsOf(model, uri, surroundings).map((context) =>
    describeContext(context, surroundings.workspace.root),
  );
  return `Build context: ${[...new Set(contexts)].join('; ')}.`;
}

/** One build context for people. */
function describeContext(
  { folder, certainty, declaredBy, ignoreFile }: BuildContext,
  root: string | undefined,
): string {
  const ignored =
    ignoreFile.text === undefined
      ? ''
      : `, without what ${inlineCode(baseName(ignoreFile.uri))} names`;
  const path = pathInWorkspace(folder, root);
  const name = path === '' ? 'the workspace folder' : inlineCode(path);
  return `${name} (${originOf(certainty, declaredBy)})${ignored}`;
}

function originOf(certainty: BuildContext['certainty'], declaredBy: string | undefined): string {
  if (certainty === 'declared')
    return `from ${declaredBy ? inlineCode(baseName(declaredBy)) : 'the settings'}`;
  return certainty === 'likely' ? 'it has what is copied' : 'a guess';
}

/** How many files a folder of a context gives to a build, in words; empty when that is not known. */
export function describeCount(
  { folder, ignore }: BuildContext,
  path: string,
  { workspace }: ContextSurroundings,
): string {
  const found = ignore && filesBelow(workspace.files, folder, path, ignore, () => false);
  const count = found?.filter(({ kind }) => kind !== 'folder').length;
  if (count === undefined) return '';
  return count === 1 ? '1 file' : `${count} files`;
}
