import { baseName, folderOf, resolveUri } from '../core/resolve-uri.ts';
import { snapshotsOf, type Workspace, workspaceDerivation } from '../core/workspace.ts';
import { dockerfileModel } from '../dockerfile/model/dockerfile-model.ts';
import { parseImageName } from '../kubernetes/model/image-name.ts';
import type { KubernetesObject } from '../kubernetes/model/kubernetes-object.ts';
import { oncePer } from '../kubernetes/model/once-per.ts';
import { podTemplatesOf } from '../kubernetes/model/pod-template.ts';
import { workspaceObjects } from '../kubernetes/model/workspace-objects.ts';
import type { YamlScalar } from '../kubernetes/syntax/nodes.ts';
import { composeBuilds } from './compose-builds.ts';
import type { DockerfileSource, ImageBuild } from './image-build.ts';
import type { ImageUse } from './image-use.ts';
import { isOfficialImage } from './official-images.ts';
import { stageOf } from './stage-of.ts';

/** Which Dockerfile makes the image of which container. */
export interface StackGraph {
  readonly builds: readonly ImageBuild[];
  readonly uses: readonly ImageUse[];
  readonly dockerfiles: ReadonlyMap<string, DockerfileSource>;
}

/**
 * The graph of the workspace. A comment `# dockerfile: path#stage` at the image is the strongest link,
 * then a Compose service with `build` and `image`, then the name of the only Dockerfile's folder.
 */
export const stackGraph: (workspace: Workspace) => StackGraph = workspaceDerivation((workspace) => {
  const dockerfiles = new Map(
    snapshotsOf(workspace, 'dockerfile').map((snapshot) => [
      snapshot.uri,
      { uri: snapshot.uri, model: dockerfileModel(snapshot) },
    ]),
  );
  const stated = snapshotsOf(workspace, 'compose').flatMap((snapshot) =>
    composeBuilds(snapshot, dockerfiles),
  );
  const finder = { stated, dockerfiles, named: dockerfilesByName(dockerfiles) };
  const { all, builds } = workspaceObjects(workspace);
  const uses = all
    .filter((object) => !builds.isPatch(object))
    .flatMap((object) => usesOf(object, finder));
  const found = uses.flatMap(({ build }) => (build && !stated.includes(build) ? [build] : []));
  return { builds: [...stated, ...new Set(found)], uses, dockerfiles };
});

interface BuildFinder {
  readonly stated: readonly ImageBuild[];
  readonly dockerfiles: ReadonlyMap<string, DockerfileSource>;
  readonly named: ReadonlyMap<string, readonly DockerfileSource[]>;
}

function usesOf(object: KubernetesObject, finder: BuildFinder): readonly ImageUse[] {
  return imagesOf(object).map(({ use, comment }) => {
    const { name } = use;
    const build =
      (comment && commentedBuild(object, comment, finder)) ??
      finder.stated.find(({ image }) => image && isSameRepository(image.name, name)) ??
      neighbourBuild(name, finder);
    return build ? { ...use, build, confidence: build.confidence } : use;
  });
}

/** An image of an object before anything is known of builds. */
interface WrittenImage {
  readonly use: ImageUse;
  readonly comment: BuildComment | undefined;
}

/** `# dockerfile: ../api/Dockerfile#prod` */
interface BuildComment {
  readonly path: string;
  readonly target: string | undefined;
}

/** The images that stand in an object; the same as long as its file does not change. */
const imagesOf = oncePer((object: KubernetesObject): readonly WrittenImage[] => {
  if (object.manifest.templated) return [];
  return podTemplatesOf(object).flatMap((pod) =>
    pod.containers.flatMap((container) => {
      const node = container.image;
      const name = node && parseImageName(node.text);
      if (!node || !name) return [];
      return [{ use: { object, pod, container, name, node }, comment: commentAt(object, node) }];
    }),
  );
});

/** The comment behind the image or on the line above it. */
function commentAt(object: KubernetesObject, node: YamlScalar): BuildComment | undefined {
  const { text, span } = object.manifest;
  const [start, end] = [node.span.start - span.start, node.span.end - span.start];
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const behind = text.slice(end, lineEnd < 0 ? text.length : lineEnd);
  const above = text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, lineStart);
  const [, path, target] = buildComment.exec(behind) ?? buildComment.exec(above) ?? [];
  return path === undefined ? undefined : { path, target };
}

const buildComment = /^\s*#\s*dockerfile:\s*([^\s#]+)(?:#(\S+))?/;

function commentedBuild(
  { uri }: KubernetesObject,
  { path, target }: BuildComment,
  { dockerfiles }: BuildFinder,
): ImageBuild | undefined {
  const dockerfile = dockerfiles.get(resolveUri(folderOf(uri), path));
  return dockerfile && buildOf(dockerfile, 'certain', target);
}

/** The only Dockerfile that bears the name of the image. */
function neighbourBuild(
  name: { readonly registry?: string; readonly repository: string },
  { named }: BuildFinder,
): ImageBuild | undefined {
  if (!name.registry && isOfficialImage(name.repository)) return undefined;
  const candidates = named.get(baseName(name.repository)) ?? [];
  const [only] = candidates;
  return only && candidates.length === 1 ? buildOf(only, 'medium') : undefined;
}

function buildOf(
  dockerfile: DockerfileSource,
  confidence: ImageBuild['confidence'],
  target?: string,
): ImageBuild | undefined {
  const stage = stageOf(dockerfile.model, target);
  if (!stage) return undefined;
  const context = folderOf(dockerfile.uri);
  return { dockerfile, context, stage, confidence, ...(target !== undefined && { target }) };
}

/** Dockerfiles by the name that they would give an image: of their folder, or beside `Dockerfile`. */
function dockerfilesByName(
  dockerfiles: ReadonlyMap<string, DockerfileSource>,
): ReadonlyMap<string, readonly DockerfileSource[]> {
  const named = new Map<string, DockerfileSource[]>();
  for (const source of dockerfiles.values()) {
    const file = baseName(source.uri);
    const own = /^(?:dockerfile|containerfile)\.(.+)$|^(.+)\.(?:dockerfile|containerfile)$/i.exec(
      file,
    );
    const name = own?.[1] ?? own?.[2] ?? baseName(folderOf(source.uri));
    named.set(name, [...(named.get(name) ?? []), source]);
  }
  return named;
}

function isSameRepository(
  a: { readonly registry?: string; readonly repository: string },
  b: { readonly registry?: string; readonly repository: string },
): boolean {
  return a.registry === b.registry && a.repository === b.repository;
}
