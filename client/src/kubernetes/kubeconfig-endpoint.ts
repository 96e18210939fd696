import { readFile } from 'node:fs/promises';
import http, { type Agent } from 'node:http';
import https from 'node:https';
import { ClusterError } from './cluster-error.ts';
import type { Authorization, Endpoint } from './endpoint.ts';
import { ExecCredentials } from './exec-credential.ts';
import type { KubeconfigContext } from './kubeconfig.ts';

/** What client-node does for a context: agents for a proxy, and the tokens of its auth providers. */
export type ClientNodeAuthorization = (
  context: KubeconfigContext,
) => Promise<{ readonly agent: Agent; readonly headers: Readonly<Record<string, string>> }>;

/** How long credentials read from files are used before they are read again, in milliseconds. */
const freshness = 60_000;

/** The endpoint of a context: files are read again each minute, programs run when a credential ended. */
export function kubeconfigEndpoint(
  context: KubeconfigContext,
  clientNode: ClientNodeAuthorization,
  mayRunPrograms: boolean,
): Endpoint {
  const { cluster, user } = context;
  const exec = user.exec && new ExecCredentials(user.exec, cluster);
  const secure = cluster.server.startsWith('https:');
  const agent = secure
    ? new https.Agent({ keepAlive: true, keepAliveMsecs: 30_000 })
    : new http.Agent({ keepAlive: true, keepAliveMsecs: 30_000 });
  let files: { readonly read: Promise<CredentialFiles>; readonly until: number } | undefined;

  const readFiles = (renew: boolean) => {
    if (files === undefined || renew || files.until < Date.now()) {
      files = { read: credentialFiles(context), until: Date.now() + freshness };
    }
    return files.read;
  };

  return {
    server: cluster.server,
    authorization: async (renew): Promise<Authorization> => {
      if (exec !== undefined && !mayRunPrograms) {
        throw new ClusterError(
          'unauthorized',
          `${context.name} logs in with the program ${user.exec?.command ?? ''}, which runs only in a trusted workspace.`,
        );
      }
      const credential = await exec?.get(renew);
      const read = await readFiles(renew);
      const helped =
        cluster.proxyUrl !== undefined || user.authProvider !== undefined
          ? await clientNode(context)
          : undefined;
      const token = credential?.token ?? read.token;
      const { ca } = read;
      const cert = credential?.cert ?? read.cert;
      const key = credential?.key ?? read.key;
      return {
        agent: cluster.proxyUrl !== undefined && helped ? helped.agent : agent,
        headers: {
          ...helped?.headers,
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(user.username !== undefined && {
            authorization: `Basic ${Buffer.from(`${user.username}:${user.password ?? ''}`).toString('base64')}`,
          }),
          ...(user.impersonate && {
            'impersonate-user': user.impersonate.user,
            'impersonate-group': [...user.impersonate.groups],
          }),
        },
        tls: {
          ...(ca !== undefined && { ca }),
          ...(cert !== undefined && { cert }),
          ...(key !== undefined && { key }),
          ...(cluster.skipTlsVerify && { rejectUnauthorized: false }),
          ...(cluster.tlsServerName !== undefined && { servername: cluster.tlsServerName }),
        },
      };
    },
    dispose: () => agent.destroy(),
  };
}

interface CredentialFiles {
  readonly ca?: Buffer;
  readonly cert?: Buffer;
  readonly key?: Buffer;
  readonly token?: string;
}

async function credentialFiles({ cluster, user }: KubeconfigContext): Promise<CredentialFiles> {
  const [ca, cert, key, tokenFile] = await Promise.all([
    dataOrFile(cluster.caData, cluster.caFile),
    dataOrFile(user.certData, user.certFile),
    dataOrFile(user.keyData, user.keyFile),
    dataOrFile(undefined, user.tokenFile),
  ]);
  const token = tokenFile?.toString('utf8').trim() ?? user.token;
  return {
    ...(ca && { ca }),
    ...(cert && { cert }),
    ...(key && { key }),
    ...(token !== undefined && { token }),
  };
}

async function dataOrFile(
  data: string | undefined,
  file: string | undefined,
): Promise<Buffer | undefined> {
  if (data !== undefined) return Buffer.from(data, 'base64');
  if (file === undefined) return undefined;
  try {
    return await readFile(file);
  } catch {
    throw new ClusterError('unauthorized', `The kubeconfig names ${file}, which cannot be read.`);
  }
}
