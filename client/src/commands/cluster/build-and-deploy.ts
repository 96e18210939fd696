import { l10n, Uri, window, workspace } from 'vscode';
import type { StackService } from '../../../../shared/src/protocol.ts';
import type { Cluster } from '../../kubernetes/cluster.ts';
import { frontDoor } from '../../kubernetes/front-door.ts';
import { type KubeObject, objectLabel, referenceOf } from '../../kubernetes/kube-object.ts';
import { replaceImages } from '../../kubernetes/replace-images.ts';
import { type Report, withProgress } from '../../ui/progress.ts';
import { pickOne } from '../../ui/prompt.ts';
import { applyObjects } from './apply-objects.ts';
import type { ClusterTools } from './cluster-tools.ts';
import { deliverImage } from './deliver-image.ts';
import { openForward, openForwardedPort } from './forward-port.ts';
import { pickCluster } from './pick-cluster.ts';

/** The whole way of a folder's services: build, bring to the cluster, apply, roll out, forward, open the page. */
export async function buildAndDeploy(tools: ClusterTools, target: unknown): Promise<void> {
  const folder = await chooseFolder(target);
  if (folder === undefined) return;
  const [{ services }, { objects }] = await Promise.all([
    tools.language.request('slipway/stack', { folder }),
    tools.language.request('slipway/manifests', { uris: [folder] }),
  ]);
  if (objects.length === 0) {
    void window.showInformationMessage(l10n.t('The folder has no Kubernetes manifest.'));
    return;
  }
  const cluster = await pickCluster(tools, l10n.t('Build and deploy to which cluster?'));
  if (cluster === undefined) return;
  const title = l10n.t('Building for {0}', cluster.context.name);
  const images = await withProgress(title, (signal, report) =>
    buildImages(tools, cluster, deployed(services), report, signal),
  );
  const manifests = objects.map(({ json }) => replaceImages(json as KubeObject, images));
  if (!(await applyObjects(tools, cluster, manifests, 'unless-open'))) return;
  await openFrontDoor(tools, cluster, manifests);
}

/** A service that no workload runs is only a base of others. */
function deployed(services: readonly StackService[]): readonly StackService[] {
  return services.filter(({ workloads }) => workloads.length > 0);
}

async function buildImages(
  { engine: connection, builder }: ClusterTools,
  cluster: Cluster,
  services: readonly StackService[],
  report: Report,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const images = new Map<string, string>();
  if (services.length === 0) return images;
  const engine = await connection.connect();
  const registry = workspace.getConfiguration('slipway').get('deploy.registry', '');
  for (const [index, service] of services.entries()) {
    const step = l10n.t('{0} of {1}: {2}', index + 1, services.length, service.name);
    report(step, 100 / services.length);
    const plan = {
      dockerfile: Uri.parse(service.dockerfile),
      context: Uri.parse(service.context).fsPath,
      tag: service.image,
      ...(service.target === undefined ? {} : { target: service.target }),
    };
    const { id } = await builder.build(plan, signal, (name) => report(`${step} · ${name}`));
    const built = { image: service.image, id };
    images.set(
      service.image,
      await deliverImage(engine, cluster, built, { registry, report, signal }),
    );
  }
  return images;
}

async function openFrontDoor(
  tools: ClusterTools,
  cluster: Cluster,
  objects: readonly KubeObject[],
): Promise<void> {
  const door = frontDoor(objects);
  if (door === undefined) return;
  const { namespace = cluster.context.namespace, ...reference } = referenceOf(door.service);
  const forward = await openForward(tools, cluster, { ...reference, namespace }, door.port);
  const open = l10n.t('Open in Browser');
  void window
    .showInformationMessage(
      l10n.t('{0} answers at 127.0.0.1:{1}.', objectLabel(reference), forward.localPort),
      open,
    )
    .then((chosen) => (chosen === open ? openForwardedPort(forward) : undefined));
  await openForwardedPort(forward);
}

async function chooseFolder(target: unknown): Promise<string | undefined> {
  if (target instanceof Uri) return target.toString();
  const folders = workspace.workspaceFolders ?? [];
  const [only] = folders;
  if (folders.length === 0) {
    void window.showInformationMessage(l10n.t('Open a folder first.'));
    return undefined;
  }
  if (folders.length === 1) return only?.uri.toString();
  return await pickOne(
    l10n.t('Build and deploy which folder?'),
    folders.map(({ name, uri }) => ({ label: name, value: uri.toString() })),
  );
}
