import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { ensureDebianPackages, unpackSid } from './debian.ts';
import { createEngineBridge, type EngineBridge } from './engine-bridge.ts';
import { createRunDirectory } from './run-directory.ts';
import { startInRun } from './start-in-run.ts';
import { waitUntil } from './wait-until.ts';

/** The engines that tests run against: Debian 12's, and the newest that Debian has. */
export type EngineVersion = '20.10' | '28';

/** What to start. */
export interface EngineOptions {
  readonly version: EngineVersion;
  /** Registries, `HOST:PORT`, that the engine talks to without TLS. */
  readonly insecureRegistries?: readonly string[];
}

/** A private Docker engine. */
export interface TestEngine {
  readonly socket: string;
  /** `unix://` and the socket. */
  readonly dockerHost: string;
  /** The version that the engine itself reports. */
  readonly version: string;
  readonly apiVersion: string;
  /** The `docker` program of the same version. */
  readonly docker: string;
  /** The environment in which `docker` (and on 28 `docker buildx`) talks to this engine. */
  readonly env: NodeJS.ProcessEnv;
  readonly pid: number;
  log(): string;
  stop(): Promise<void>;
}

/** Starts an engine that shares nothing with one that this machine may run already. */
export async function startEngine(options: EngineOptions): Promise<TestEngine> {
  const programs = await prepareEngine(options.version);
  const run = await createRunDirectory(`engine-${options.version}`);
  const socket = join(run.path, 'docker.sock');
  const dockerHost = `unix://${socket}`;
  const bridge = await createEngineBridge(run);
  const dockerConfig = join(run.path, 'docker-config');
  await mkdir(join(dockerConfig, 'cli-plugins'), { recursive: true });
  await writeFile(join(dockerConfig, 'config.json'), '{}');
  if (programs.buildx) {
    await symlink(programs.buildx, join(dockerConfig, 'cli-plugins', 'docker-buildx'));
  }
  const env = { ...process.env, PATH: programs.path };
  const daemon = startInRun(
    run,
    'dockerd',
    programs.dockerd,
    [
      ...['--host', dockerHost],
      ...['--data-root', join(run.path, 'data')],
      ...['--exec-root', join(run.path, 'exec')],
      ...['--pidfile', join(run.path, 'docker.pid')],
      ...['--cgroup-parent', run.cgroup],
      ...['--config-file', await writeDaemonConfig(run.path, bridge, options)],
      // The machine's firewall stays as it is; published ports go through docker-proxy.
      ...['--bridge', bridge.name, '--iptables=false', '--ip6tables=false', '--ip-masq=false'],
    ],
    { env },
  );
  const failed = () => (daemon.alive() ? undefined : `dockerd ended:\n${daemon.logTail()}`);
  const stop = async () => {
    // Its containers and data go with it, so there is nothing to end in good order.
    await daemon.stop('SIGKILL');
    run.remove();
  };
  try {
    const about = await waitUntil('Docker engine', () => askVersion(socket), { failed });
    return {
      socket,
      dockerHost,
      version: about.Version,
      apiVersion: about.ApiVersion,
      docker: programs.docker,
      env: { ...env, DOCKER_HOST: dockerHost, DOCKER_CONFIG: dockerConfig },
      pid: daemon.pid,
      log: daemon.logTail,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Where one engine's programs are. */
export interface EnginePrograms {
  readonly dockerd: string;
  readonly docker: string;
  readonly path: string;
  readonly buildx?: string;
}

/** Installs or unpacks what the engine needs. */
export async function prepareEngine(version: EngineVersion): Promise<EnginePrograms> {
  const system = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
  if (version === '20.10') {
    await ensureDebianPackages(['docker.io', 'runc', 'iproute2', 'iptables']);
    return { dockerd: '/usr/sbin/dockerd', docker: '/usr/bin/docker', path: system };
  }
  // sid's runc needs a newer C library, so Debian 12's is used.
  await ensureDebianPackages(['runc', 'iproute2', 'iptables']);
  const root = await unpackSid(['docker.io', 'docker-cli', 'docker-buildx', 'containerd']);
  return {
    dockerd: join(root, 'usr/sbin/dockerd'),
    docker: join(root, 'usr/bin/docker'),
    path: `${root}/usr/sbin:${root}/usr/bin:${system}`,
    buildx: join(root, 'usr/libexec/docker/cli-plugins/docker-buildx'),
  };
}

async function writeDaemonConfig(
  folder: string,
  bridge: EngineBridge,
  options: EngineOptions,
): Promise<string> {
  const file = join(folder, 'daemon.json');
  const config = {
    'default-address-pools': [{ base: bridge.networks, size: 24 }],
    'insecure-registries': options.insecureRegistries ?? [],
  };
  await writeFile(file, JSON.stringify(config));
  return file;
}

interface VersionAnswer {
  readonly Version: string;
  readonly ApiVersion: string;
}

function askVersion(socket: string): Promise<VersionAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath: socket, path: '/version' }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => resolve(JSON.parse(body) as VersionAnswer));
    });
    asked.on('error', reject);
    asked.setTimeout(2000, () => asked.destroy(new Error('no answer')));
    asked.end();
  });
}
