import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Containerd } from './containerd.ts';
import type { ControlPlaneParts } from './control-plane.ts';
import { writeKubeconfig } from './kubeconfig.ts';
import type { NodeNetwork } from './node-network.ts';
import type { RunningProcess } from './process.ts';
import { startInRun } from './start-in-run.ts';

/** Starts the kubelet of a node; the node is not ready yet. */
export async function startKubelet(
  { run, programs, files, controlPlane }: ControlPlaneParts,
  network: NodeNetwork,
  containerd: Containerd,
  nodeName: string,
): Promise<RunningProcess> {
  const folder = join(run.path, 'kubelet');
  await mkdir(folder);
  const kubeconfig = await writeKubeconfig(
    join(folder, 'kubeconfig'),
    controlPlane.server,
    files.ca,
    [{ name: 'node', user: { token: files.nodeToken } }],
  );
  const config = join(folder, 'config.yaml');
  await writeFile(
    config,
    stringify({
      apiVersion: 'kubelet.config.k8s.io/v1beta1',
      kind: 'KubeletConfiguration',
      address: network.address,
      authentication: {
        anonymous: { enabled: false },
        webhook: { enabled: true },
        x509: { clientCAFile: files.authority.certificate },
      },
      authorization: { mode: 'Webhook' },
      containerRuntimeEndpoint: `unix://${containerd.socket}`,
      // The node shares this machine's cgroups, swap and disk, and manages none of them.
      cgroupDriver: 'cgroupfs',
      cgroupRoot: run.cgroup,
      cgroupsPerQOS: false,
      enforceNodeAllocatable: [],
      failCgroupV1: false,
      failSwapOn: false,
      localStorageCapacityIsolation: false,
      evictionHard: {
        'memory.available': '0%',
        'nodefs.available': '0%',
        'imagefs.available': '0%',
      },
      imageGCHighThresholdPercent: 100,
      imageGCLowThresholdPercent: 99,
      resolvConf: '',
      // Nothing answers there: a lookup fails at once instead of being waited for.
      clusterDNS: [network.address],
      clusterDomain: 'cluster.local',
      podLogsDir: join(folder, 'logs'),
      volumePluginDir: join(folder, 'plugins'),
      syncFrequency: '5s',
      nodeStatusUpdateFrequency: '5s',
      registerNode: true,
      maxPods: 200,
      serializeImagePulls: false,
      // Imported images stay usable after a registry has served one with the same content.
      imagePullCredentialsVerificationPolicy: 'NeverVerify',
      shutdownGracePeriod: '0s',
    }),
  );
  const args = [
    ...['--config', config, '--kubeconfig', kubeconfig, '--hostname-override', nodeName],
    ...['--node-ip', network.address, '--root-dir', join(folder, 'root')],
    ...['--cert-dir', join(folder, 'pki')],
  ];
  return startInRun(run, 'kubelet', join(programs, 'kubelet'), args, {
    env: { ...process.env, PATH: containerd.path },
    netns: network.netns,
  });
}
