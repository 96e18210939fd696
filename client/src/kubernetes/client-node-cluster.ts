import { readFile } from 'node:fs/promises';
import { Agent, type RequestOptions } from 'node:https';
import { KubeConfig, loadYaml } from '@kubernetes/client-node';
import { type Cluster, createCluster } from './cluster.ts';
import { ClusterError } from './cluster-error.ts';
import type { Gate } from './gate.ts';
import { type KubeconfigContext, type KubeconfigFile, readContexts } from './kubeconfig.ts';
import { type ClientNodeAuthorization, kubeconfigEndpoint } from './kubeconfig-endpoint.ts';
import { Transport } from './transport.ts';

/** Reads kubeconfig files; a file that is missing counts as empty, one that is broken throws ClusterError. */
export async function loadContexts(
  paths: readonly string[],
): Promise<readonly KubeconfigContext[]> {
  const files = await Promise.all(paths.map(readKubeconfig));
  return readContexts(files.filter((file) => file !== undefined));
}

/** Opens nothing yet: the first request connects. */
export function connectCluster(
  context: KubeconfigContext,
  gate: Gate,
  mayRunPrograms: boolean,
): Cluster {
  const endpoint = kubeconfigEndpoint(context, clientNodeAuthorization(context), mayRunPrograms);
  return createCluster(context, gate, new Transport(endpoint, gate));
}

async function readKubeconfig(path: string): Promise<KubeconfigFile | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
  if (text.trim() === '') return undefined;
  try {
    return { path, content: loadYaml<unknown>(text) };
  } catch {
    throw new ClusterError('failed', `The kubeconfig ${path} is not valid YAML.`);
  }
}

/** Leaves to client-node what it does well: the agent of a `proxy-url` and OpenID Connect tokens. */
function clientNodeAuthorization({ cluster, user }: KubeconfigContext): ClientNodeAuthorization {
  const config = new KubeConfig();
  const plain = cluster.server.startsWith('http:');
  config.loadFromOptions({
    // client-node refuses plain HTTP, which `kubectl proxy` speaks, unless TLS is not verified either.
    clusters: [{ ...cluster, skipTLSVerify: cluster.skipTlsVerify || plain }],
    users: [{ name: user.name, authProvider: user.authProvider }],
    contexts: [{ name: 'context', cluster: cluster.name, user: user.name }],
    currentContext: 'context',
  });
  return async () => {
    const options: RequestOptions = {};
    await config.applyToHTTPSOptions(options);
    const { Authorization } = (options.headers ?? {}) as Readonly<Record<string, string>>;
    return {
      agent: options.agent instanceof Agent ? options.agent : new Agent({ keepAlive: true }),
      headers: Authorization === undefined ? {} : { authorization: Authorization },
    };
  };
}
