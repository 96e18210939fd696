import { createHash } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { readDockerConfig } from './docker-config.ts';
import { EngineError } from './engine-error.ts';
import type { EngineSettings } from './engine-settings.ts';

/** A way to an engine. */
export type DockerHost = {
  /** For people: the URL, or the Docker context and its URL. */
  readonly address: string;
} & (
  | { readonly type: 'socket'; readonly path: string }
  | { readonly type: 'tcp'; readonly host: string; readonly port: number; readonly tls?: Tls }
  | { readonly type: 'ssh'; readonly url: URL }
);

/** What TLS needs: certificates in PEM. */
export interface Tls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly verify: boolean;
}

/**
 * Finds the engine as the `docker` program does, after the setting:
 * DOCKER_HOST, DOCKER_CONTEXT, the current context, the default socket.
 * https://docs.docker.com/engine/manage-resources/contexts/
 */
export async function resolveDockerHost(settings: EngineSettings): Promise<DockerHost> {
  const { host, environment } = settings;
  if (host) return parseDockerHost(host, await environmentTls(environment));
  const fromEnvironment = environment['DOCKER_HOST'];
  if (fromEnvironment) return parseDockerHost(fromEnvironment, await environmentTls(environment));
  const config = await readDockerConfig(environment);
  const context = environment['DOCKER_CONTEXT'] || config.currentContext;
  if (context && context !== 'default') return await contextHost(config.folder, context);
  return await defaultHost(environment);
}

/** Understands `unix:`, `npipe:`, `tcp:`, `http:`, `https:` and `ssh:` URLs. */
export function parseDockerHost(text: string, tls?: Tls, label = text): DockerHost {
  const address = label;
  const socket = /^(?:unix|npipe):\/\/(.+)$/.exec(text)?.[1];
  if (socket) return { type: 'socket', path: socket, address };
  const url = URL.parse(text.includes('://') ? text : `tcp://${text}`);
  if (url?.protocol === 'ssh:') return { type: 'ssh', url, address };
  if (!url || !['tcp:', 'http:', 'https:'].includes(url.protocol) || !url.hostname) {
    throw new EngineError('bad-configuration', `"${text}" is no address of an engine`, address);
  }
  const secure = url.protocol === 'https:' || (tls !== undefined && url.protocol === 'tcp:');
  const port = url.port ? Number(url.port) : secure ? 2376 : 2375;
  const place = { type: 'tcp', host: url.hostname.replace(/^\[|\]$/g, ''), port, address } as const;
  return secure ? { ...place, tls: tls ?? { verify: true } } : place;
}

async function environmentTls(
  environment: EngineSettings['environment'],
): Promise<Tls | undefined> {
  const verify = Boolean(environment['DOCKER_TLS_VERIFY']);
  const folder = environment['DOCKER_CERT_PATH'];
  if (!verify && !environment['DOCKER_TLS'] && !folder) return undefined;
  const { folder: config } = await readDockerConfig(environment);
  return await readTls(folder || config, verify);
}

interface ContextMetadata {
  readonly Endpoints?: {
    readonly docker?: { readonly Host?: string; readonly SkipTLSVerify?: boolean };
  };
}

async function contextHost(folder: string, context: string): Promise<DockerHost> {
  const id = createHash('sha256').update(context).digest('hex');
  const address = `Docker context "${context}"`;
  const file = join(folder, 'contexts', 'meta', id, 'meta.json');
  let endpoint: { readonly Host?: string; readonly SkipTLSVerify?: boolean } | undefined;
  try {
    endpoint = (JSON.parse(await readFile(file, 'utf8')) as ContextMetadata).Endpoints?.docker;
  } catch (cause) {
    throw new EngineError('bad-configuration', `${address} does not exist`, address, { cause });
  }
  if (!endpoint?.Host) {
    throw new EngineError('bad-configuration', `${address} has no engine`, address);
  }
  const tls = await readTls(
    join(folder, 'contexts', 'tls', id, 'docker'),
    endpoint.SkipTLSVerify !== true,
  );
  const hasCertificates = tls.ca !== undefined || tls.cert !== undefined;
  return parseDockerHost(
    endpoint.Host,
    hasCertificates ? tls : undefined,
    `${endpoint.Host} (${context})`,
  );
}

async function readTls(folder: string, verify: boolean): Promise<Tls> {
  const [ca, cert, key] = await Promise.all(
    ['ca.pem', 'cert.pem', 'key.pem'].map((name) => readIfPresent(join(folder, name))),
  );
  return { verify, ...(ca ? { ca } : {}), ...(cert ? { cert } : {}), ...(key ? { key } : {}) };
}

async function defaultHost(environment: EngineSettings['environment']): Promise<DockerHost> {
  if (process.platform === 'win32') return parseDockerHost('npipe:////./pipe/docker_engine');
  const runtime = environment['XDG_RUNTIME_DIR'];
  const system = '/var/run/docker.sock';
  const places = [
    system,
    join(homedir(), '.docker/run/docker.sock'),
    ...(runtime ? [join(runtime, 'docker.sock'), join(runtime, 'podman/podman.sock')] : []),
  ];
  for (const path of places) {
    if (await exists(path)) return parseDockerHost(`unix://${path}`);
  }
  return parseDockerHost(`unix://${system}`);
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

async function readIfPresent(file: string): Promise<string | undefined> {
  return await readFile(file, 'utf8').catch(() => undefined);
}
