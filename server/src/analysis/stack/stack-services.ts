import { baseName } from '../core/resolve-uri.ts';
import type { Workspace } from '../core/workspace.ts';
import type { KubernetesObject } from '../kubernetes/model/kubernetes-object.ts';
import { stackGraph } from './graph.ts';
import type { ImageBuild } from './image-build.ts';
import type { ImageUse } from './image-use.ts';

/** One service of the workspace, from its Dockerfile to the objects that run it. */
export interface StackedService {
  readonly name: string;
  /** URI of the Dockerfile. */
  readonly dockerfile: string;
  /** Folder URI of the build context, without the slash at its end. */
  readonly context: string;
  readonly target?: string;
  /** The image reference that manifests use for it, or what Compose calls it. */
  readonly image: string;
  readonly workloads: readonly KubernetesObject[];
}

/** The services whose image the workspace builds and names, in the order of the graph. */
export function stackServices(workspace: Workspace): readonly StackedService[] {
  const { builds, uses } = stackGraph(workspace);
  const services = new Map<string, StackedService>();
  for (const build of builds) {
    const mine = uses.filter((use) => use.build && isSameBuild(use.build, build));
    const image = mine[0]?.node.text ?? build.image?.text;
    if (image === undefined) continue;
    const key = keyOf(build);
    if (services.has(key)) continue;
    services.set(key, {
      name: build.name ?? nameOf(mine, image),
      dockerfile: build.dockerfile.uri,
      context: build.context.replace(/\/$/, ''),
      ...(build.target !== undefined && { target: build.target }),
      image,
      workloads: [...new Set(mine.map(({ object }) => object))],
    });
  }
  return [...services.values()];
}

function isSameBuild(a: ImageBuild, b: ImageBuild): boolean {
  return keyOf(a) === keyOf(b);
}

function keyOf({ dockerfile, stage }: ImageBuild): string {
  return `${dockerfile.uri}#${stage.index}`;
}

function nameOf(uses: readonly ImageUse[], image: string): string {
  return baseName(uses[0]?.name.repository ?? image);
}
