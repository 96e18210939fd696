import { baseName, folderOf, resolveUri } from '../core/resolve-uri.ts';
import { snapshotsOf, type Workspace, workspaceDerivation } from '../core/workspace.ts';
import { dockerfileModel } from '../dockerfile/model/dockerfile-model.ts';
import { parseImageName } from '../kubernetes/model/image-name.ts';
import type { KubernetesObject } from '../kubernetes/model/kubernetes-object.ts';
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

function usesOf(object: KubernetesObject, finder: BuildFinder): ImageUse[] {
  if (object.manifest.templated) return [];
  return podTemplatesOf(object).flatMap((pod) =>
    pod.containers.flatMap((container) => {
      const node = container.image;
      const name = node && parseImageName(node.text);
      if (!node || !name) return [];
      const build =
        commentedBuild(object, node, finder) ??
        finder.stated.find(({ image }) => image && isSameRepository(image.name, name)) ??
        neighbourBuild(name, finder);
      return [
        {
          object,
          pod,
          container,
          name,
          node,
          ...(build && { build, confidence: build.confidence }),
        },
      ];
    }),
  );
}

/** `# dockerfile: ../api/Dockerfile#prod` behind the image or on the line above it. */
function commentedBuild(
  object: KubernetesObject,
  node: YamlScalar,
  { dockerfiles }: BuildFinder,
): ImageBuild | undefined {
  const { text, span } = object.manifest;
  const [start, end] = [node.span.start - span.start, node.span.end - span.start];
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const behind = text.slice(end, lineEnd < 0 ? text.length : lineEnd);
  const above = text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, lineStart);
  const match = comment.exec(behind) ?? comment.exec(above);
  const dockerfile = match?.[1] && dockerfiles.get(resolveUri(folderOf(object.uri), match[1]));
  return dockerfile ? buildOf(dockerfile, 'certain', match?.[2]) : undefined;
}

const comment = /^\s*#\s*dockerfile:\s*([^\s#]+)(?:#(\S+))?/;

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
