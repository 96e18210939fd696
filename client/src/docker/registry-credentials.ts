import { spawn } from 'node:child_process';
import { type DockerAuth, type DockerConfig, readDockerConfig } from './docker-config.ts';

/** What a registry wants to see; never logged. */
export interface RegistryCredentials {
  readonly username?: string;
  readonly password?: string;
  /** Of an OAuth login, instead of user name and password. */
  readonly identitytoken?: string;
  readonly serveraddress: string;
}

/** How the Docker command line calls Docker Hub in its configuration. */
const dockerHub = 'https://index.docker.io/v1/';
const helperTimeoutMs = 15_000;

/**
 * Finds the credentials that `docker login` has stored for a registry such as `ghcr.io`:
 * the registry's own helper first, then the common store, then the file.
 */
export async function findRegistryCredentials(
  registry: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<RegistryCredentials | undefined> {
  const config = await readDockerConfig(environment);
  const server = isDockerHub(registry) ? dockerHub : registry;
  const helper = config.credHelpers[server] ?? config.credHelpers[registry] ?? config.credsStore;
  const stored = helper ? await askHelper(helper, server, environment) : undefined;
  return stored ?? fromFile(config, server);
}

/** The registry that a reference such as `ghcr.io/team/app:1` names; `docker.io` when none. */
export function registryOf(reference: string): string {
  const slash = reference.indexOf('/');
  const first = slash < 0 ? '' : reference.slice(0, slash);
  return first === 'localhost' || /[.:]/.test(first) ? first : 'docker.io';
}

function isDockerHub(registry: string): boolean {
  return ['docker.io', 'index.docker.io', 'registry-1.docker.io'].includes(registry);
}

function fromFile(config: DockerConfig, server: string): RegistryCredentials | undefined {
  const wanted = hostOf(server);
  const found = Object.entries(config.auths).find(([key]) => hostOf(key) === wanted)?.[1];
  return found ? fromAuth(found, server) : undefined;
}

function fromAuth(auth: DockerAuth, serveraddress: string): RegistryCredentials | undefined {
  if (auth.identitytoken) return { identitytoken: auth.identitytoken, serveraddress };
  if (auth.username && auth.password !== undefined) {
    return { username: auth.username, password: auth.password, serveraddress };
  }
  const pair = Buffer.from(auth.auth ?? '', 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  if (colon <= 0) return undefined;
  // Old versions of the docker program pad the password with zero bytes.
  const password = pair.slice(colon + 1).split('\0', 1)[0] ?? '';
  return { username: pair.slice(0, colon), password, serveraddress };
}

/** Keys of `auths` may be URLs with paths. */
function hostOf(server: string): string {
  const host = server.replace(/^https?:\/\//, '').split('/', 1)[0] ?? '';
  return isDockerHub(host) ? 'docker.io' : host;
}

interface HelperAnswer {
  readonly Username?: string;
  readonly Secret?: string;
}

/** https://github.com/docker/docker-credential-helpers: the server on standard input, JSON on output. */
async function askHelper(
  helper: string,
  server: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<RegistryCredentials | undefined> {
  // The name becomes part of a program's name, so it must not lead anywhere else.
  if (!/^[\w.-]+$/.test(helper)) return undefined;
  const output = await runHelper(`docker-credential-${helper}`, server, environment);
  if (output === undefined) return undefined;
  try {
    const { Username: username, Secret: secret } = JSON.parse(output) as HelperAnswer;
    if (!username || secret === undefined) return undefined;
    return username === '<token>'
      ? { identitytoken: secret, serveraddress: server }
      : { username, password: secret, serveraddress: server };
  } catch {
    // A helper that knows nothing may say so in words.
    return undefined;
  }
}

function runHelper(
  program: string,
  input: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, ['get'], {
      env: { ...environment },
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: helperTimeoutMs,
      windowsHide: true,
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', () => resolve(undefined));
    child.on('close', (code) => resolve(code === 0 ? output : undefined));
    child.stdin.on('error', () => undefined).end(input);
  });
}
