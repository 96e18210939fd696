import { dirname, isAbsolute, join } from 'node:path';
import { fieldAt, listAt, mapAt, textAt } from './field-at.ts';

/** One context of the kubeconfig with all that it takes to connect. */
export interface KubeconfigContext {
  readonly name: string;
  readonly namespace?: string;
  readonly cluster: KubeconfigCluster;
  readonly user: KubeconfigUser;
  /** Whether `current-context` names it. */
  readonly current: boolean;
}

/** An API server as a kubeconfig describes it; file paths are absolute. */
export interface KubeconfigCluster {
  readonly name: string;
  readonly server: string;
  readonly caFile?: string;
  /** Base64. */
  readonly caData?: string;
  readonly skipTlsVerify: boolean;
  readonly tlsServerName?: string;
  readonly proxyUrl?: string;
}

/** Credentials as a kubeconfig describes them; file paths are absolute. */
interface KubeconfigUser {
  readonly name: string;
  readonly token?: string;
  readonly tokenFile?: string;
  readonly certFile?: string;
  /** Base64. */
  readonly certData?: string;
  readonly keyFile?: string;
  /** Base64. */
  readonly keyData?: string;
  readonly username?: string;
  readonly password?: string;
  readonly impersonate?: { readonly user: string; readonly groups: readonly string[] };
  readonly exec?: ExecConfig;
  readonly authProvider?: unknown;
}

/** A program that prints a credential. */
export interface ExecConfig {
  /** Absolute, or a name to find on PATH. */
  readonly command: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly apiVersion: string;
  readonly installHint?: string;
  readonly provideClusterInfo: boolean;
}

/** A kubeconfig file after YAML. */
export interface KubeconfigFile {
  readonly path: string;
  readonly content: unknown;
}

/** The contexts of several files; where a name repeats, the first file wins, as with kubectl. */
export function readContexts(files: readonly KubeconfigFile[]): readonly KubeconfigContext[] {
  const clusters = firstOfEach(files, 'clusters', toCluster);
  const users = firstOfEach(files, 'users', toUser);
  const current = files
    .map(({ content }) => textAt(content, 'current-context'))
    .find((name) => name !== undefined && name !== '');
  const contexts = firstOfEach(files, 'contexts', (entry, name) => ({
    name,
    cluster: textAt(entry, 'context', 'cluster') ?? '',
    user: textAt(entry, 'context', 'user') ?? '',
    namespace: textAt(entry, 'context', 'namespace'),
  }));
  return [...contexts.values()].flatMap(({ name, cluster, user, namespace }) => {
    const found = clusters.get(cluster);
    if (found === undefined) return [];
    return [
      {
        name,
        cluster: found,
        user: users.get(user) ?? { name: user },
        current: name === current,
        ...(namespace ? { namespace } : {}),
      },
    ];
  });
}

function firstOfEach<Value>(
  files: readonly KubeconfigFile[],
  list: string,
  read: (entry: unknown, name: string, folder: string) => Value | undefined,
): Map<string, Value> {
  const found = new Map<string, Value>();
  for (const { path, content } of files) {
    for (const entry of listAt(content, list)) {
      const name = textAt(entry, 'name');
      if (name === undefined || found.has(name)) continue;
      const value = read(entry, name, dirname(path));
      if (value !== undefined) found.set(name, value);
    }
  }
  return found;
}

function toCluster(entry: unknown, name: string, folder: string): KubeconfigCluster | undefined {
  const text = textsOf(fieldAt(entry, 'cluster'));
  const server = text('server');
  if (server === undefined || !URL.canParse(server)) return undefined;
  return {
    name,
    server: server.replace(/\/$/, ''),
    skipTlsVerify: fieldAt(entry, 'cluster', 'insecure-skip-tls-verify') === true,
    ...present({
      caFile: absolute(text('certificate-authority'), folder),
      caData: text('certificate-authority-data'),
      tlsServerName: text('tls-server-name'),
      proxyUrl: text('proxy-url'),
    }),
  };
}

function toUser(entry: unknown, name: string, folder: string): KubeconfigUser {
  const user = fieldAt(entry, 'user');
  const text = textsOf(user);
  const impersonated = text('as');
  const groups = listAt(user, 'as-groups').filter((group) => typeof group === 'string');
  const exec = toExec(fieldAt(user, 'exec'), folder);
  const authProvider = fieldAt(user, 'auth-provider');
  return {
    name,
    ...present({
      token: text('token'),
      tokenFile: absolute(text('tokenFile'), folder),
      certFile: absolute(text('client-certificate'), folder),
      certData: text('client-certificate-data'),
      keyFile: absolute(text('client-key'), folder),
      keyData: text('client-key-data'),
      username: text('username'),
      password: text('password'),
    }),
    ...(impersonated === undefined ? {} : { impersonate: { user: impersonated, groups } }),
    ...(exec === undefined ? {} : { exec }),
    ...(authProvider ? { authProvider } : {}),
  };
}

function toExec(exec: unknown, folder: string): ExecConfig | undefined {
  const command = textAt(exec, 'command');
  if (command === undefined) return undefined;
  const environment = listAt(exec, 'env').map((variable) => mapAt(variable));
  return {
    // A path with a slash is relative to the kubeconfig; a bare name is looked up on PATH.
    command: /[\\/]/.test(command) ? (absolute(command, folder) ?? command) : command,
    arguments: listAt(exec, 'args').map(String),
    environment: Object.fromEntries(
      environment.map(({ name = '', value = '' }): [string, string] => [name, value]),
    ),
    apiVersion: textAt(exec, 'apiVersion') ?? 'client.authentication.k8s.io/v1',
    provideClusterInfo: fieldAt(exec, 'provideClusterInfo') === true,
    ...present({ installHint: textAt(exec, 'installHint') }),
  };
}

function textsOf(record: unknown): (key: string) => string | undefined {
  return (key) => textAt(record, key) || undefined;
}

function absolute(path: string | undefined, folder: string): string | undefined {
  return path === undefined || isAbsolute(path) ? path : join(folder, path);
}

function present<Key extends string>(
  values: Readonly<Record<Key, string | undefined>>,
): Partial<Record<Key, string>> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Partial<Record<Key, string>>;
}
