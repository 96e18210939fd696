import { basename, dirname } from 'node:path';
import { Disposable, type Memento, RelativePattern, Uri, workspace } from 'vscode';
import type { clusterCommands } from '../../shared/src/commands/cluster-commands.ts';
import { clusterCommandHandlers } from './commands/cluster/cluster-commands.ts';
import { gatePrompts } from './commands/cluster/gate-prompts.ts';
import type { CommandHandlers } from './commands/command-handler.ts';
import type { EnginePart } from './engine-part.ts';
import { createClusterCache } from './kubernetes/cluster-cache.ts';
import {
  type ClusterConnections,
  type ClusterSettings,
  createClusterConnections,
} from './kubernetes/cluster-connections.ts';
import { createClusterKnowledge, type LastUsed } from './kubernetes/cluster-knowledge.ts';
import { createClusterNames } from './kubernetes/cluster-names.ts';
import { kubeconfigFiles } from './kubernetes/kubeconfig-files.ts';
import { createPortForwards } from './kubernetes/port-forwards.ts';
import type { Shell } from './ui/shell.ts';
import { createVersionStatus } from './ui/version-status.ts';
import { clustersRoot } from './views/kubernetes/context-node.ts';
import { createTreeView } from './views/tree-view.ts';

/** The Clusters view and its commands. */
export interface ClusterPart extends Disposable {
  readonly handlers: CommandHandlers<(typeof clusterCommands)[number]['id']>;
}

/** Creates what belongs to clusters; nothing is read before the view is shown or a command runs. */
export function startClusterPart(
  shell: Shell,
  { connection, builder }: Pick<EnginePart, 'connection' | 'builder'>,
): ClusterPart {
  const connections = createClusterConnections(readSettings, gatePrompts);
  const forwards = createPortForwards();
  const tree = createTreeView({
    id: 'slipway.clusters',
    root: clustersRoot(connections, forwards),
    explain: shell.explain,
  });
  const outside = answerForClusters(shell, connections);
  const disposable = Disposable.from(
    tree,
    forwards,
    outside,
    connections,
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('slipway.kubernetes.kubeconfig')) connections.reset();
      if (event.affectsConfiguration('slipway.kubernetes.protection')) tree.refresh();
    }),
    watchFiles(kubeconfigFiles(readSettings()), () => connections.reset()),
  );
  return {
    handlers: clusterCommandHandlers({
      ...shell,
      ...{ connections, forwards, engine: connection, builder },
    }),
    dispose: () => disposable.dispose(),
  };
}

/** Tells the language server of the cluster in use, and the user which version counts. */
function answerForClusters(
  { language, context, output }: Shell,
  connections: ClusterConnections,
): Disposable {
  const status = createVersionStatus();
  const knowledge = createClusterKnowledge({
    connections,
    cache: createClusterCache(Uri.joinPath(context.globalStorageUri, 'clusters').fsPath),
    memory: lastUsedIn(context.workspaceState),
    settings: () => ({
      context: workspace.getConfiguration('slipway').get('kubernetes.context', ''),
      mayAsk: workspace.isTrusted,
    }),
    changed: () => {
      language.tell('slipway/outsideChanged', { what: 'cluster' });
      void knowledge.outline().then(status.show);
    },
    log: (message) => output.debug(message),
  });
  language.answer('slipway/clusterNames', createClusterNames(knowledge));
  language.answer('slipway/cluster', () => knowledge.outline());
  language.answer('slipway/clusterSchemas', async ({ apiVersion }) => ({
    schemas: await knowledge.schemas(apiVersion),
  }));
  void knowledge.outline().then(status.show);
  return Disposable.from(
    status,
    knowledge,
    workspace.onDidGrantWorkspaceTrust(() => knowledge.reconsider()),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('slipway.kubernetes.context')) knowledge.reconsider();
    }),
  );
}

function lastUsedIn(memento: Memento): LastUsed {
  const key = 'slipway.lastCluster';
  return { get: () => memento.get(key), set: (cluster) => void memento.update(key, cluster) };
}

/** Login programs write a kubeconfig several times in a row; the last time counts. */
function watchFiles(files: readonly string[], changed: () => void): Disposable {
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, 500);
  };
  return Disposable.from(
    { dispose: () => clearTimeout(timer) },
    ...files.flatMap((file) => {
      const pattern = new RelativePattern(Uri.file(dirname(file)), basename(file));
      const watcher = workspace.createFileSystemWatcher(pattern);
      return [
        watcher,
        watcher.onDidChange(soon),
        watcher.onDidCreate(soon),
        watcher.onDidDelete(soon),
      ];
    }),
  );
}

function readSettings(): ClusterSettings {
  const configuration = workspace.getConfiguration('slipway');
  const chosen = configuration.inspect('kubernetes.kubeconfig');
  const byWorkspace = chosen?.workspaceValue ?? chosen?.workspaceFolderValue;
  return {
    files: configuration.get<readonly string[]>('kubernetes.kubeconfig', []),
    environment: process.env,
    mayRunPrograms: workspace.isTrusted || byWorkspace === undefined,
    protection: configuration.get('kubernetes.protection', {}),
  };
}
