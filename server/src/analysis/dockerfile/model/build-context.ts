import { type DockerIgnore, parseDockerIgnore } from '../../../../../shared/src/docker-ignore.ts';
import { parseIgnorePattern } from '../../../../../shared/src/ignore-pattern.ts';
import { type FileView, fileDerivation } from '../../core/file-view.ts';
import { decodePath, folderOf, resolveUri } from '../../core/resolve-uri.ts';
import type { AnalysisSettings } from '../../core/rule.ts';
import { type Workspace, workspaceDerivation } from '../../core/workspace.ts';
import { findFile } from './context-files.ts';
import { localSources } from './local-sources.ts';
import type { DockerfileModel } from './model.ts';

/** The folder that a build of a Dockerfile may copy from. */
export interface BuildContext {
  /** URI without a slash at its end. */
  readonly folder: string;
  /** `declared`: a setting or a file says so. `likely`: what is copied is there. `unsure`: it may be another folder. */
  readonly certainty: 'declared' | 'likely' | 'unsure';
  /** URI of the file that declares it; absent for settings and guesses. */
  readonly declaredBy?: string;
  /** The stage that the declared build ends with; absent for the last one. */
  readonly target?: string;
  readonly namedContexts: readonly string[];
  /** The ignore file that counts, and where one would be written. */
  readonly ignoreFile: { readonly uri: string; readonly text: string | undefined };
  /** What the ignore file keeps out; undefined when it cannot be read. */
  readonly ignore: DockerIgnore | undefined;
}

/** What an answer about build contexts depends on. */
export interface ContextSurroundings {
  readonly workspace: Workspace;
  readonly settings: AnalysisSettings;
}

/**
 * The contexts that a Dockerfile is built in, at least one: from the setting `slipway.docker.contexts`,
 * else from Compose and Bake files, else the nearest folder around it that has what it copies.
 */
export function buildContextsOf(
  model: DockerfileModel,
  uri: string,
  surroundings: ContextSurroundings,
): readonly BuildContext[] {
  const known = knownContexts(surroundings.workspace);
  const { buildContexts } = surroundings.settings;
  const before = known.get(model);
  if (before?.buildContexts === buildContexts) return before.contexts;
  const contexts = findContexts(model, uri, surroundings);
  known.set(model, { buildContexts, contexts });
  return contexts;
}

interface KnownContexts {
  readonly buildContexts: AnalysisSettings['buildContexts'];
  readonly contexts: readonly BuildContext[];
}

const knownContexts = workspaceDerivation(() => new Map<DockerfileModel, KnownContexts>());

function findContexts(
  model: DockerfileModel,
  uri: string,
  { workspace, settings }: ContextSurroundings,
): readonly BuildContext[] {
  const { files } = workspace;
  const create = (
    folder: string,
    rest: Omit<BuildContext, 'folder' | 'ignore' | 'ignoreFile'>,
  ) => ({
    folder,
    ...ignoreOf(files, folder, uri),
    ...rest,
  });
  const chosen = contextInSettings(uri, workspace.root, settings);
  if (chosen !== undefined) return [create(chosen, { certainty: 'declared', namedContexts: [] })];
  const declared = workspace.buildsOf(uri);
  if (declared.length > 0) {
    return declared.map(({ context, target, namedContexts, declaredBy }) =>
      create(context, {
        certainty: 'declared',
        declaredBy,
        namedContexts,
        ...(target !== undefined && { target }),
      }),
    );
  }
  const { folder, isLikely } = guessContext(model, uri, workspace);
  return [create(folder, { certainty: isLikely ? 'likely' : 'unsure', namedContexts: [] })];
}

function contextInSettings(
  uri: string,
  root: string | undefined,
  { buildContexts }: AnalysisSettings,
): string | undefined {
  if (root === undefined || !uri.startsWith(`${root}/`)) return undefined;
  const path = decodePath(uri.slice(root.length + 1));
  const found = Object.entries(buildContexts).find(([pattern]) =>
    parseIgnorePattern(pattern, 0).some((one) => one.matches(path)),
  );
  return found && resolveUri(`${root}/`, found[1]).replace(/\/$/, '');
}

/** The nearest folder, from the Dockerfile's up to the root, that has most of the plain sources. */
function guessContext(model: DockerfileModel, uri: string, { files, root }: Workspace) {
  const own = folderOf(uri).slice(0, -1);
  const sources = plainSources(model);
  let best = { folder: own, found: foundIn(files, own, sources) };
  let folder = own;
  while (best.found < sources.length && root !== undefined && folder.length > root.length) {
    folder = folderOf(folder).slice(0, -1);
    const found = foundIn(files, folder, sources);
    if (found > best.found) best = { folder, found };
  }
  const missing = sources.length - best.found;
  const isLikely =
    best.folder === own
      ? isProject(files, own) || best.found > missing
      : missing === 0 || best.found > 3 * missing;
  return { folder: best.folder, isLikely };
}

/** True for a folder that has files to build from, and is no collection of Dockerfiles. */
function isProject(files: FileView, folder: string): boolean {
  const names = files.listFolder(folder)?.map(({ name }) => name) ?? [];
  if (names.includes('.dockerignore')) return true;
  const others = names.filter((name) => !isAboutBuilds.test(name));
  const dockerfiles = names.filter((name) => isDockerfile.test(name));
  return others.length > 0 && dockerfiles.length <= 3;
}

const isDockerfile =
  /^(?:docker|container)file(?:\..+)?(?<!\.dockerignore)$|\.(?:docker|container)file$/i;
const isAboutBuilds =
  /^(?:docker|container)file|\.(?:docker|container)file$|^\.|^(?:docker-)?compose|^docker-bake|\.md$|^licen[cs]e/i;

function plainSources(model: DockerfileModel): readonly string[] {
  const sources = model.tree.instructions.flatMap((instruction) =>
    localSources(model, instruction).flatMap(({ path, hasWildcard }) =>
      hasWildcard || path === '' ? [] : [path],
    ),
  );
  return [...new Set(sources)];
}

function foundIn(files: FileView, folder: string, sources: readonly string[]): number {
  return sources.filter((path) => {
    const { kind } = findFile(files, folder, path);
    return kind !== 'missing' && kind !== 'unknown';
  }).length;
}

type IgnoreFacts = Pick<BuildContext, 'ignore' | 'ignoreFile'>;

function ignoreOf(files: FileView, folder: string, dockerfile: string): IgnoreFacts {
  return readIgnore(files, `${folder}\n${dockerfile}`);
}

/** `<Dockerfile>.dockerignore` wins over `.dockerignore` of the context. */
const readIgnore = fileDerivation((files, key): IgnoreFacts => {
  const [folder = '', dockerfile = ''] = key.split('\n');
  const own = `${dockerfile}.dockerignore`;
  const shared = `${folder}/.dockerignore`;
  for (const uri of [own, shared]) {
    const { kind } = findFile(
      files,
      folderOf(uri).slice(0, -1),
      decodePath(uri.slice(folderOf(uri).length)),
    );
    if (kind === 'missing') continue;
    const text = kind === 'file' ? files.readText(uri) : undefined;
    const ignore = text === undefined ? undefined : parseDockerIgnore(text);
    return { ignoreFile: { uri, text }, ignore: ignore?.isRefused ? undefined : ignore };
  }
  return { ignoreFile: { uri: shared, text: undefined }, ignore: parseDockerIgnore('') };
});
