import { env, l10n, Uri, window } from 'vscode';
import type { Cluster } from '../../kubernetes/cluster.ts';
import { offeredPorts } from '../../kubernetes/forward-target.ts';
import { type ObjectReference, objectLabel } from '../../kubernetes/kube-object.ts';
import type { OpenForward } from '../../kubernetes/port-forwards.ts';
import { askText, pickOne } from '../../ui/prompt.ts';
import type { ClusterTools } from './cluster-tools.ts';

/** Forwards a port of an object to this machine and offers to open it. */
export async function forwardPort(
  tools: ClusterTools,
  cluster: Cluster,
  object: ObjectReference,
): Promise<void> {
  const port = await choosePort(cluster, object);
  if (port === undefined) return;
  const forward = await openForward(tools, cluster, object, port);
  const open = l10n.t('Open in Browser');
  const chosen = await window.showInformationMessage(
    l10n.t('127.0.0.1:{0} leads to {1}.', forward.localPort, `${objectLabel(object)}:${port}`),
    open,
  );
  if (chosen === open) await openForwardedPort(forward);
}

/** Forwards a port to the same number here, or to any free one when that is taken. */
export async function openForward(
  { forwards }: ClusterTools,
  cluster: Cluster,
  object: ObjectReference,
  port: number,
): Promise<OpenForward> {
  const wanted = port < 1024 ? port + 8000 : port;
  try {
    return await forwards.open(cluster, object, port, wanted);
  } catch {
    return await forwards.open(cluster, object, port, 0);
  }
}

/** Opens a forwarded port in the browser, also from a remote machine. */
export async function openForwardedPort({ localPort }: OpenForward): Promise<void> {
  const uri = await env.asExternalUri(Uri.parse(`http://127.0.0.1:${localPort}`));
  await env.openExternal(uri);
}

async function choosePort(cluster: Cluster, object: ObjectReference): Promise<number | undefined> {
  const offered = offeredPorts(await cluster.get(object));
  const [first] = offered;
  if (offered.length === 1) return first?.port;
  if (offered.length > 1) {
    return await pickOne(
      l10n.t('Which port of {0}?', objectLabel(object)),
      offered.map(({ port, name }) => ({
        label: String(port),
        value: port,
        ...(name === undefined ? {} : { description: name }),
      })),
    );
  }
  const typed = await askText({
    title: l10n.t('Forward Port'),
    prompt: l10n.t('{0} names no port; which one does it listen on?', objectLabel(object)),
    validate: (value) => (isPort(value) ? undefined : l10n.t('A port is 1 to 65535.')),
  });
  return typed === undefined ? undefined : Number(typed);
}

function isPort(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;
}
