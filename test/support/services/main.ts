import { writeFile } from 'node:fs/promises';
import { baseImageNames, loadBaseImages } from './base-images.ts';
import { startCluster } from './cluster.ts';
import { startControlPlane } from './control-plane.ts';
import { type EngineVersion, startEngine } from './engine.ts';
import { startMetrics } from './metrics.ts';
import { prepareServices } from './prepare.ts';
import { startRegistry } from './registry.ts';
import { cleanUpCrashedRuns } from './run-directory.ts';
import { startVsCode } from './vscode.ts';
import { prepareVsCode } from './vscode-program.ts';

/** A service that somebody uses by hand: how to reach it, and how to end it. */
interface ServiceByHand {
  readonly lines: readonly string[];
  stop(): Promise<void>;
}

const USAGE = `Usage: npx tsx test/support/services/main.ts COMMAND
  prepare                    install and build everything that is missing
  node24 FILE                write the path of the extension host's Node into a file
  clean                      end what crashed runs have left behind
  engine [20.10|28]          a private Docker engine with the base images
  registry                   a registry on the loopback interface
  api-server                 etcd and kube-apiserver
  cluster                    a control plane, a node that runs Pods, a registry, metrics
  vscode FOLDER [EXTENSION]  Visual Studio Code; EXTENSION is a .vsix or an extension's folder
`;

const starters: Readonly<Record<string, (args: readonly string[]) => Promise<ServiceByHand>>> = {
  engine: async ([version = '28']) => {
    if (version !== '20.10' && version !== '28') throw new Error(USAGE);
    return engineByHand(version);
  },
  registry: async () => {
    const registry = await startRegistry({ port: 5000 });
    return { lines: [registry.url], stop: registry.stop };
  },
  'api-server': async () => {
    const { kubeconfig, kubectl, stop } = await startControlPlane();
    return { lines: [`export KUBECONFIG=${kubeconfig}`, `kubectl is ${kubectl}`], stop };
  },
  cluster: async () => {
    const cluster = await startCluster({ registryOnLocalhost: true });
    await cluster.loadBaseImages(['busybox:1.37', 'nginx:1.29']);
    await startMetrics(cluster);
    const lines = [
      `export KUBECONFIG=${cluster.kubeconfig}`,
      `kubectl is ${cluster.kubectl}`,
      `The registry is localhost:5000 and ${cluster.registry.name}`,
    ];
    return { lines, stop: cluster.stop };
  },
  vscode: async ([folder, extension]) => {
    if (!folder) throw new Error(USAGE);
    const { url, stop } = await startVsCode({
      folder,
      withoutBrowser: true,
      ...(extension?.endsWith('.vsix') ? { vsix: extension } : {}),
      ...(extension && !extension.endsWith('.vsix') ? { extensionDevelopmentPath: extension } : {}),
    });
    return { lines: [url], stop };
  },
};

async function engineByHand(version: EngineVersion): Promise<ServiceByHand> {
  const engine = await startEngine({ version, insecureRegistries: ['10.231.0.2:5000'] });
  await loadBaseImages(engine, baseImageNames());
  const lines = [
    `Docker ${engine.version}, API ${engine.apiVersion}`,
    `export DOCKER_HOST=${engine.dockerHost} DOCKER_CONFIG=${engine.env['DOCKER_CONFIG']}`,
    `docker is ${engine.docker}`,
  ];
  return { lines, stop: engine.stop };
}

async function main([command = '', ...args]: readonly string[]): Promise<void> {
  if (command === 'prepare') return prepareServices();
  if (command === 'clean') return cleanUpCrashedRuns();
  if (command === 'node24' && args[0]) {
    return writeFile(args[0], `${(await prepareVsCode()).node}\n`);
  }
  const start = starters[command];
  if (!start) throw new Error(USAGE);
  const service = await start(args);
  console.log([...service.lines, 'Ctrl+C ends it.'].join('\n'));
  await new Promise<void>((resolve) => {
    const alive = setInterval(() => undefined, 60_000);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        clearInterval(alive);
        resolve();
      });
    }
  });
  await service.stop();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
