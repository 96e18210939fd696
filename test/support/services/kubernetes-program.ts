import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from './cache.ts';
import { goEnvironment, prepareGo } from './go.ts';
import { runCommand } from './run-command.ts';

/** The module that pins Kubernetes and names the programs to build. */
const CLUSTER_MODULE = join(import.meta.dirname, '..', '..', 'cluster');

/** The folder with kube-apiserver, kube-controller-manager, kube-scheduler, kubelet and kubectl. */
export async function prepareKubernetes(): Promise<string> {
  const goMod = await readFile(join(CLUSTER_MODULE, 'go.mod'), 'utf8');
  const version = /k8s\.io\/kubernetes (v\d+\.(\d+)\.\d+)/.exec(goMod);
  if (!version?.[1]) throw new Error('go.mod does not pin k8s.io/kubernetes');
  const [, release, minor] = version;
  return cached(`kubernetes-${release}`, async (folder) => {
    const toolchain = await prepareGo();
    const set = (name: string, value: string | undefined) =>
      `-X k8s.io/component-base/version.${name}=${value}`;
    const flags = `-s -w ${set('gitVersion', release)} ${set('gitMajor', '1')} ${set('gitMinor', minor)}`;
    for (const [, program] of goMod.matchAll(/^\s*(k8s\.io\/kubernetes\/cmd\/[\w-]+)$/gm)) {
      await runCommand(
        toolchain.go,
        [
          'build',
          '-mod=readonly',
          '-buildvcs=false',
          '-trimpath',
          '-ldflags',
          flags,
          '-o',
          `${folder}/`,
          `${program}`,
        ],
        { cwd: CLUSTER_MODULE, env: goEnvironment(toolchain) },
      );
    }
  });
}

/** The folder with metrics-server. */
export function prepareMetricsServer(): Promise<string> {
  const version = 'v0.9.0';
  return cached(`metrics-server-${version}`, async (folder) => {
    const toolchain = await prepareGo();
    await runCommand(
      toolchain.go,
      [
        'install',
        '-buildvcs=false',
        '-trimpath',
        '-ldflags',
        '-s -w',
        `sigs.k8s.io/metrics-server/cmd/metrics-server@${version}`,
      ],
      { env: { ...goEnvironment(toolchain), GOBIN: folder } },
    );
  });
}
