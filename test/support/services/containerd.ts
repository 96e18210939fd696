import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureDebianPackages, unpackSid } from './debian.ts';
import { sendImages } from './image-archive.ts';
import { busyboxLayer } from './image-layers.ts';
import type { NodeNetwork } from './node-network.ts';
import type { RunningProcess } from './process.ts';
import { runCommand } from './run-command.ts';
import { RUN_MARK, type RunDirectory } from './run-directory.ts';
import { startInRun } from './start-in-run.ts';
import { waitUntil } from './wait-until.ts';

/** The image of the process that holds a Pod's namespaces: no registry can be reached for it. */
const SANDBOX_IMAGE = 'slipway.test/pause:1';

/** A private containerd that serves a kubelet. */
export interface Containerd {
  readonly socket: string;
  readonly process: RunningProcess;
  /** The folder with CNI's programs and the one with `ctr`, for PATH. */
  readonly path: string;
  /** `ctr` and its arguments that reach the images and containers of Kubernetes. */
  readonly ctr: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** Unpacks what a node's containerd needs. */
export async function prepareContainerd(): Promise<string> {
  await ensureDebianPackages(['runc', 'iproute2', 'iptables']);
  return unpackSid(['containerd', 'containernetworking-plugins']);
}

/** Starts containerd in a node's network; `plainRegistries` are reached without TLS. */
export async function startContainerd(
  run: RunDirectory,
  network: NodeNetwork,
  plainRegistries: readonly string[],
): Promise<Containerd> {
  const root = await prepareContainerd();
  const folder = join(run.path, 'containerd');
  const socket = join(folder, 'containerd.sock');
  const config = join(folder, 'config.toml');
  await mkdir(join(folder, 'cni'), { recursive: true });
  await writeFile(join(folder, 'cni', '10-bridge.conflist'), cniConfig(folder, network));
  for (const registry of plainRegistries) await writeHosts(folder, registry);
  await writeFile(config, containerdConfig(folder, socket, join(root, 'usr/lib/cni')));
  const path = `${root}/usr/bin:${root}/usr/sbin:/usr/sbin:/usr/bin:/sbin:/bin`;
  const env = { ...process.env, PATH: path };
  const daemon = startInRun(run, 'containerd', join(root, 'usr/bin/containerd'), ['-c', config], {
    env,
    netns: network.netns,
  });
  const ctr = [join(root, 'usr/bin/ctr'), '-a', socket, '-n', 'k8s.io'];
  const started = { socket, process: daemon, path, ctr, env: { ...env, [RUN_MARK]: run.path } };
  await waitUntil(
    'containerd',
    async () => (await runCommand(ctr[0] ?? '', [...ctr.slice(1), 'version'])).code === 0,
    { failed: () => (daemon.alive() ? undefined : daemon.logTail()) },
  );
  const pause = {
    name: SANDBOX_IMAGE,
    layers: [await busyboxLayer()],
    config: { Entrypoint: ['/bin/sleep', '2147483647'] },
  };
  await sendImages([pause], [...ctr, 'images', 'import', '--local', '-'], started.env);
  return started;
}

function containerdConfig(folder: string, socket: string, cniPrograms: string): string {
  const text = JSON.stringify;
  return `version = 3
root = ${text(join(folder, 'root'))}
state = ${text(join(folder, 'state'))}
disabled_plugins = ['io.containerd.nri.v1.nri']

[grpc]
  address = ${text(socket)}

[ttrpc]
  address = ${text(`${socket}.ttrpc`)}

[plugins.'io.containerd.cri.v1.images']
  snapshotter = 'overlayfs'
  [plugins.'io.containerd.cri.v1.images'.pinned_images]
    sandbox = ${text(SANDBOX_IMAGE)}
  [plugins.'io.containerd.cri.v1.images'.registry]
    config_path = ${text(join(folder, 'hosts'))}

[plugins.'io.containerd.cri.v1.runtime']
  restrict_oom_score_adj = true
  netns_mounts_under_state_dir = true
  [plugins.'io.containerd.cri.v1.runtime'.cni]
    bin_dirs = [${text(cniPrograms)}]
    conf_dir = ${text(join(folder, 'cni'))}
  [plugins.'io.containerd.cri.v1.runtime'.containerd]
    default_runtime_name = 'runc'
    [plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc]
      runtime_type = 'io.containerd.runc.v2'
      [plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]
        SystemdCgroup = false
`;
}

function cniConfig(folder: string, network: NodeNetwork): string {
  const ipam = {
    type: 'host-local',
    dataDir: join(folder, 'cni', 'addresses'),
    ranges: [[{ subnet: network.podSubnet }]],
    routes: [{ dst: '0.0.0.0/0' }],
  };
  return JSON.stringify({
    cniVersion: '1.0.0',
    name: network.netns,
    plugins: [
      { type: 'bridge', bridge: 'cni0', isGateway: true, ipMasq: false, hairpinMode: true, ipam },
      { type: 'portmap', capabilities: { portMappings: true } },
    ],
  });
}

async function writeHosts(folder: string, registry: string): Promise<void> {
  const hosts = join(folder, 'hosts', registry);
  await mkdir(hosts, { recursive: true });
  const url = `http://${registry}`;
  const text = `server = '${url}'\n\n[host.'${url}']\n  capabilities = ['pull', 'resolve']\n`;
  await writeFile(join(hosts, 'hosts.toml'), text);
}
