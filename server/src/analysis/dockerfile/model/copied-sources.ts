import { decodePath } from '../../core/resolve-uri.ts';
import { workspaceDerivation } from '../../core/workspace.ts';
import type { ContextSurroundings } from './build-context.ts';
import { type BuildContext, buildContextsOf } from './build-context.ts';
import { findFile, matchFiles } from './context-files.ts';
import { type LocalSource, localSources } from './local-sources.ts';
import type { DockerfileModel, Stage } from './model.ts';

/** A source that the build takes from its context, with the contexts that it is looked for in. */
export interface CopiedSource extends LocalSource {
  readonly stage: Stage;
  readonly contexts: readonly BuildContext[];
}

/** The sources of all stages; none while it is not known what the context is. */
export function copiedSources(
  model: DockerfileModel,
  uri: string,
  surroundings: ContextSurroundings,
): readonly CopiedSource[] {
  const contexts = buildContextsOf(model, uri, surroundings);
  const known = knownSources(surroundings.workspace);
  const before = known.get(contexts);
  if (before) return before;
  const sources = model.stages.flatMap((stage) =>
    stage.instructions.flatMap((instruction) =>
      localSources(model, instruction).map((source) => ({ ...source, stage, contexts })),
    ),
  );
  known.set(contexts, sources);
  return sources;
}

const knownSources = workspaceDerivation(
  () => new Map<readonly BuildContext[], readonly CopiedSource[]>(),
);

/** True when no context has a source, so that BuildKit finds nothing to copy. */
export function isMissing(source: CopiedSource, { workspace }: ContextSurroundings): boolean {
  const { path, written, hasWildcard, contexts } = source;
  if (path === '') return false;
  return contexts.every(({ folder, ignore }) => {
    if (!hasWildcard) return findFile(workspace.files, folder, path).kind === 'missing';
    // What the ignore file names is kept out, not missing.
    if (!ignore || ignore.failsCheck(written)) return false;
    return matchFiles(workspace.files, folder, path, ignore)?.length === 0;
  });
}

/**
 * True for a pattern that copies nothing when nothing matches it. BuildKit only allows that for the last step:
 * the folder before it has to be there.
 */
export function mayMatchNothing(
  { path, contexts }: CopiedSource,
  { workspace }: ContextSurroundings,
): boolean {
  const steps = path.split('/');
  const last = steps.pop() ?? '';
  const parent = steps.join('/');
  if (!/[*?[]/.test(last)) return false;
  return contexts.some(({ folder, ignore }) =>
    /[*?[]/.test(parent)
      ? !ignore || matchFiles(workspace.files, folder, parent, ignore)?.length !== 0
      : findFile(workspace.files, folder, parent).kind !== 'missing',
  );
}

/** Where a folder stands in the workspace; empty for the workspace folder, a whole URI outside. */
export function pathInWorkspace(folder: string, root: string | undefined): string {
  if (folder === root) return '';
  const isBelow = root !== undefined && folder.startsWith(`${root}/`);
  return decodePath(isBelow ? folder.slice(root.length + 1) : folder);
}

/** A folder of the workspace for people. */
export function folderName(folder: string, root: string | undefined): string {
  const path = pathInWorkspace(folder, root);
  return path === '' ? 'the workspace folder' : `"${path}"`;
}
