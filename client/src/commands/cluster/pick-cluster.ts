import { l10n } from 'vscode';
import type { Cluster } from '../../kubernetes/cluster.ts';
import { ClusterError } from '../../kubernetes/cluster-error.ts';
import { pickOne } from '../../ui/prompt.ts';
import type { ClusterTools } from './cluster-tools.ts';

const lastUsed = 'slipway.lastContext';

/** The cluster of the context that people choose; the one used last in this workspace comes first. */
export async function pickCluster(
  tools: ClusterTools,
  title: string,
): Promise<Cluster | undefined> {
  const { connections, context: extension } = tools;
  const contexts = await connections.contexts();
  if (contexts.length === 0) {
    throw new ClusterError('not-found', l10n.t('The kubeconfig has no contexts.'));
  }
  const last = extension.workspaceState.get<string>(lastUsed);
  const rank = (name: string, current: boolean) => (name === last ? 0 : current ? 1 : 2);
  const choices = [...contexts]
    .sort((a, b) => rank(a.name, a.current) - rank(b.name, b.current))
    .map((context) => ({
      label: context.name,
      description: connections.protection(context),
      detail: `${context.server} · ${context.namespace}`,
      value: context.name,
    }));
  const name = await pickOne(title, choices, l10n.t('Context'));
  if (name === undefined) return undefined;
  await extension.workspaceState.update(lastUsed, name);
  return await connections.connect(name);
}
