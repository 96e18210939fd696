import { l10n } from 'vscode';
import type { Engine } from '../../docker/engine.ts';
import type { Cluster } from '../../kubernetes/cluster.ts';
import { ClusterError } from '../../kubernetes/cluster-error.ts';
import { pushReference, readImageReference } from '../../kubernetes/image-reference.ts';
import { builtInType } from '../../kubernetes/resource-type.ts';
import type { Report } from '../../ui/progress.ts';

/** An image that the engine built, to be brought to a cluster. */
export interface BuiltServiceImage {
  /** As the manifests name it. */
  readonly image: string;
  readonly id: string;
}

/** Clusters whose nodes use the images of the local engine themselves. */
const sharesEngine = /^(?:docker-desktop|docker-for-desktop|orbstack|rancher-desktop)$/;
const importCommand = ['ctr', '-n', 'k8s.io', 'images', 'import', '--digests', '-'];

/**
 * Brings an image to where the nodes of a cluster find it, and answers the reference that its containers
 * must name: pushed by digest, or imported into local nodes under a tag of its content, so that exactly a changed
 * image makes a rollout.
 */
export async function deliverImage(
  engine: Engine,
  cluster: Cluster,
  built: BuiltServiceImage,
  options: { readonly registry: string; readonly report: Report; readonly signal: AbortSignal },
): Promise<string> {
  const { registry, report, signal } = options;
  const pushed = pushReference(built.image, registry);
  if (pushed !== undefined) {
    await engine.tag(built.id, pushed);
    const digest = await engine.push(
      pushed,
      ({ text }) => report(l10n.t('Pushing {0}: {1}', pushed, text)),
      signal,
    );
    return `${pushed.slice(0, pushed.lastIndexOf(':'))}@${digest}`;
  }
  const { repository } = readImageReference(built.image);
  const content = built.id.replace(/^sha256:/, '').slice(0, 12);
  const reference = `${repository}:slipway-${content}`;
  await engine.tag(built.id, reference);
  if (sharesEngine.test(cluster.context.name)) return reference;
  for (const node of await nodeContainers(engine, cluster, signal)) {
    report(l10n.t('Importing {0} into {1}', reference, node.name));
    await engine.feed(node.id, importCommand, await engine.save(reference, signal), signal);
  }
  return reference;
}

/** The nodes of kind and k3d are containers of the engine, with the names of the nodes. */
async function nodeContainers(engine: Engine, cluster: Cluster, signal: AbortSignal) {
  const [nodes, containers] = await Promise.all([
    cluster.list({ type: builtInType('Node') }, signal),
    engine.containers(signal),
  ]);
  const names = new Set(nodes.map((node) => node.metadata.name));
  const found = containers.filter(({ name, state }) => state === 'running' && names.has(name));
  if (found.length === 0) {
    throw new ClusterError(
      'failed',
      l10n.t(
        'The nodes of {0} are not containers of this engine; set a registry in slipway.deploy.registry.',
        cluster.context.name,
      ),
    );
  }
  return found;
}
