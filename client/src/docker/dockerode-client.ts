import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';
import Docker from 'dockerode';
import { toEngineError } from './docker-errors.ts';
import type { DockerHost } from './docker-host.ts';
import { SshAgent } from './ssh-agent.ts';

/** dockerode on one engine, with what it lacks. */
export interface DockerodeClient {
  readonly docker: Docker;
  readonly address: string;
  /** The environment in which credentials are looked for. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Sends a body and answers the stream of the response. */
  stream(request: StreamRequest): Promise<AsyncIterable<Uint8Array>>;
  /** Takes over the connection of a request after the engine has switched protocols. */
  hijack(path: string, headers: Readonly<Record<string, string>>): Promise<Duplex>;
  dispose(): void;
}

/** A request whose answer is read as it comes. */
interface StreamRequest {
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly body: NodeJS.ReadableStream;
  readonly signal: AbortSignal;
}

/** Opens no connection yet. */
export function createDockerodeClient(
  host: DockerHost,
  environment: Readonly<Record<string, string | undefined>>,
): DockerodeClient {
  const agent = agentFor(host);
  const docker = new Docker({ ...options(host), ...(agent ? { agent } : {}) });
  const statusCodes = { 101: true, 200: true };
  const dial = <Result>(request: Parameters<typeof docker.modem.dial>[0]) =>
    new Promise<Result>((resolve, reject) => {
      docker.modem.dial({ ...request, method: 'POST', statusCodes }, (error, result) => {
        if (error) reject(toEngineError(error, host.address));
        else resolve(result as Result);
      });
    });
  return {
    docker,
    address: host.address,
    environment,
    stream: ({ path, query, body, signal }) =>
      dial({
        path: `${path}?`,
        options: { _query: query },
        file: body,
        isStream: true,
        abortSignal: signal,
      }),
    hijack: (path, headers) => dial({ path, headers, hijack: true }),
    dispose: () => agent?.destroy(),
  };
}

/** dockerode adds what the environment says, so everything is given, absent things too. */
function options(host: DockerHost): Docker.DockerOptions {
  const none = {
    host: undefined,
    port: undefined,
    socketPath: undefined,
    ca: undefined,
    cert: undefined,
    key: undefined,
    username: undefined,
    timeout: undefined,
    protocol: 'http',
  };
  const given = { ...none, ...known(host) };
  return given as Docker.DockerOptions;
}

function known(host: DockerHost): Docker.DockerOptions {
  switch (host.type) {
    case 'socket':
      return { socketPath: host.path };
    case 'ssh':
      return { host: 'docker', port: 80 };
    case 'tcp': {
      const { tls } = host;
      const place = { host: host.host, port: host.port };
      if (!tls) return place;
      const { ca, cert, key } = tls;
      return {
        ...place,
        protocol: 'https',
        ...(ca ? { ca } : {}),
        ...(cert ? { cert } : {}),
        ...(key ? { key } : {}),
      };
    }
  }
}

function agentFor(host: DockerHost): HttpAgent | undefined {
  switch (host.type) {
    case 'socket':
      return undefined;
    case 'ssh':
      return new SshAgent(host.url);
    case 'tcp':
      return host.tls
        ? new HttpsAgent({ keepAlive: true, rejectUnauthorized: host.tls.verify })
        : new HttpAgent({ keepAlive: true });
  }
}
