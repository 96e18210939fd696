import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareBaseImages } from './base-images.ts';
import { startContainerd } from './containerd.ts';
import {
  type ControlPlaneParts,
  startControlPlaneIn,
  type TestControlPlane,
} from './control-plane.ts';
import type { TestEngine } from './engine.ts';
import { type ArchivedImage, sendImages } from './image-archive.ts';
import { writeKubeconfig } from './kubeconfig.ts';
import { startKubelet } from './kubelet.ts';
import { createNodeNetwork, type NodeNetwork } from './node-network.ts';
import { startRegistryIn, type TestRegistry } from './registry.ts';
import { runCommand } from './run-command.ts';
import { createRunDirectory } from './run-directory.ts';
import { startInRun } from './start-in-run.ts';
import { waitUntil } from './wait-until.ts';

const NODE_NAME = 'slipway-node';

/** A control plane with its controllers, its scheduler and one node that runs Pods. */
export interface TestCluster extends TestControlPlane {
  readonly nodeName: string;
  /** The address of the node and of the API server. */
  readonly address: string;
  /** A registry beside the node: the engine pushes to it and the kubelet pulls from it. */
  readonly registry: TestRegistry;
  /** Brings an archive of `docker save` to the node. */
  importImage(archive: string): Promise<void>;
  /** Copies an engine's images to the node, as people do with kind. */
  copyImages(engine: Pick<TestEngine, 'docker' | 'env'>, names: readonly string[]): Promise<void>;
  /** Puts images made on this machine onto the node. */
  loadImages(images: readonly ArchivedImage[]): Promise<void>;
  /** Puts base images made on this machine onto the node. */
  loadBaseImages(names: readonly string[]): Promise<void>;
  /** The names of the images that the node has. */
  images(): Promise<string[]>;
  /** Cuts the node off: its kubelet ends, and its Pods run on. */
  stopKubelet(): Promise<void>;
}

/** What a cluster has beyond the usual. */
export interface ClusterOptions {
  /**
   * Also offers the node's registry on this machine as `localhost:5000`, so that one image name
   * works for the engine that pushes and for the kubelet that pulls.
   */
  readonly registryOnLocalhost?: boolean;
}

/** Starts a cluster whose node is ready. */
export async function startCluster(options: ClusterOptions = {}): Promise<TestCluster> {
  const run = await createRunDirectory('cluster');
  const network = await createNodeNetwork(run);
  const { address, netns } = network;
  const parts = await startControlPlaneIn(run, { ...network, nodeName: NODE_NAME });
  const { controlPlane } = parts;
  try {
    await startControllers(parts, network);
    const registry = await startRegistryIn(run, { host: address, port: 5000, netns });
    if (options.registryOnLocalhost) await startRegistryIn(run, { host: '127.0.0.1', port: 5000 });
    const containerd = await startContainerd(run, network, [registry.name, 'localhost:5000']);
    const kubelet = await startKubelet(parts, network, containerd, NODE_NAME);
    await waitUntil('node', () => nodeIsReady(controlPlane), {
      failed: () => (kubelet.alive() ? undefined : kubelet.logTail()),
    });
    const [ctr = '', ...ctrArguments] = containerd.ctr;
    const importImage = async (archive: string) => {
      const { env } = containerd;
      await runCommand(ctr, [...ctrArguments, 'images', 'import', '--local', archive], { env });
    };
    const importing = [...containerd.ctr, 'images', 'import', '--local', '-'];
    return {
      ...controlPlane,
      nodeName: NODE_NAME,
      address,
      registry,
      importImage,
      copyImages: async (engine, names) => {
        const archive = join(run.path, `images-${Date.now()}.tar`);
        const { env } = engine;
        await runCommand(engine.docker, ['save', '--output', archive, ...names], { env });
        await importImage(archive);
        await rm(archive);
      },
      loadImages: (images) => sendImages(images, importing, containerd.env),
      loadBaseImages: async (names) =>
        sendImages(await prepareBaseImages(names), importing, containerd.env),
      images: async () => {
        const listed = await runCommand(ctr, [...ctrArguments, 'images', 'list', '-q']);
        return listed.stdout.split('\n').filter((name) => name !== '');
      },
      stopKubelet: () => kubelet.stop(),
    };
  } catch (error) {
    await controlPlane.stop();
    throw error;
  }
}

async function startControllers(
  { run, programs, files, controlPlane }: ControlPlaneParts,
  { netns, podSubnet }: NodeNetwork,
): Promise<void> {
  const kubeconfig = await writeKubeconfig(
    join(run.path, 'controllers.kubeconfig'),
    controlPlane.server,
    files.ca,
    [{ name: 'controllers', user: { token: files.adminToken } }],
  );
  const common = ['--kubeconfig', kubeconfig, '--leader-elect=false', '--bind-address=127.0.0.1'];
  startInRun(
    run,
    'kube-controller-manager',
    join(programs, 'kube-controller-manager'),
    [
      ...common,
      `--cluster-cidr=${podSubnet}`,
      `--root-ca-file=${files.authority.certificate}`,
      `--cluster-signing-cert-file=${files.authority.certificate}`,
      `--cluster-signing-key-file=${files.authority.key}`,
      `--service-account-private-key-file=${files.serviceAccount.key}`,
      '--horizontal-pod-autoscaler-sync-period=5s',
      '--horizontal-pod-autoscaler-initial-readiness-delay=5s',
      '--horizontal-pod-autoscaler-cpu-initialization-period=10s',
      '--node-monitor-grace-period=20s',
    ],
    { netns },
  );
  startInRun(run, 'kube-scheduler', join(programs, 'kube-scheduler'), common, { netns });
}

async function nodeIsReady(controlPlane: TestControlPlane): Promise<boolean> {
  const answer = await controlPlane.request('GET', `/api/v1/nodes/${NODE_NAME}`);
  const node = answer.body as {
    readonly spec?: { readonly taints?: readonly object[] };
    readonly status?: { readonly conditions?: readonly { type: string; status: string }[] };
  };
  const ready = node.status?.conditions?.find(({ type }) => type === 'Ready')?.status === 'True';
  return ready && (node.spec?.taints ?? []).length === 0;
}
