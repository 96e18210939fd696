import { baseImageNames, prepareBaseImages } from './base-images.ts';
import { prepareContainerd } from './containerd.ts';
import { ensureDebianPackages } from './debian.ts';
import { prepareEngine } from './engine.ts';
import { prepareKubernetes, prepareMetricsServer } from './kubernetes-program.ts';
import { prepareVsCode } from './vscode-program.ts';

/** Installs and builds everything that the services need and this machine does not have yet. */
export async function prepareServices(): Promise<void> {
  await ensureDebianPackages(EVERY_PACKAGE);
  const builds = async () => {
    await prepareKubernetes();
    await prepareMetricsServer();
  };
  const downloads = async () => {
    await prepareEngine('20.10');
    await prepareEngine('28');
    await prepareContainerd();
    await prepareVsCode();
    await prepareBaseImages(baseImageNames());
  };
  // One lane computes while the other mostly waits for the network.
  await Promise.all([builds(), downloads()]);
}

/** In one list, so that a bare machine installs them in one go. */
const EVERY_PACKAGE = [
  ...['busybox-static', 'ca-certificates', 'chromium', 'debootstrap', 'docker-registry'],
  ...['docker.io', 'etcd-client', 'etcd-server', 'fonts-dejavu-core', 'g++', 'iproute2'],
  ...['iptables', 'make', 'openssl', 'procps', 'python3', 'runc', 'util-linux'],
];
