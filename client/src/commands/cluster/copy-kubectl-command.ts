import { env } from 'vscode';
import type { ObjectNode } from '../../views/kubernetes/object-node.ts';

/** Copies the command that shows the same object in a terminal. */
export async function copyKubectlCommand({ cluster, object }: ObjectNode): Promise<void> {
  const place = object.namespace === undefined ? [] : ['--namespace', object.namespace];
  const parts = [
    ...['kubectl', '--context', cluster.context.name, ...place],
    ...['get', kubectlType(object), object.name, '--output', 'yaml'],
  ];
  await env.clipboard.writeText(parts.map(quoted).join(' '));
}

/** `pod`, or with its version and group `deployment.v1.apps`. */
function kubectlType({ apiVersion, kind }: ObjectNode['object']): string {
  const [group = '', version] = apiVersion.split('/');
  return version === undefined ? kind.toLowerCase() : `${kind.toLowerCase()}.${version}.${group}`;
}

function quoted(word: string): string {
  return /^[\w./:@-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
