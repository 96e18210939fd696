import { writeFile } from 'node:fs/promises';
import { stringify } from 'yaml';

/** One context of a kubeconfig: its name is also the user's. */
export interface KubeconfigContext {
  readonly name: string;
  readonly user: Readonly<Record<string, unknown>>;
  readonly namespace?: string;
}

/** Writes a kubeconfig for one cluster; the first context is the current one. */
export async function writeKubeconfig(
  file: string,
  server: string,
  ca: string,
  contexts: readonly KubeconfigContext[],
): Promise<string> {
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': contexts[0]?.name,
    clusters: [
      {
        name: 'slipway-test',
        cluster: { server, 'certificate-authority-data': Buffer.from(ca).toString('base64') },
      },
    ],
    users: contexts.map(({ name, user }) => ({ name, user })),
    contexts: contexts.map(({ name, namespace }) => ({
      name,
      context: { cluster: 'slipway-test', user: name, ...(namespace ? { namespace } : {}) },
    })),
  };
  await writeFile(file, stringify(config), { mode: 0o600 });
  return file;
}
