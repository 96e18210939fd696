import { Uri } from 'vscode';
import type { clusterCommands } from '../../../../shared/src/commands/cluster-commands.ts';
import { type ContainerNode, isContainerNode } from '../../views/kubernetes/container-node.ts';
import { isContextNode } from '../../views/kubernetes/context-node.ts';
import { isObjectNode, type ObjectNode } from '../../views/kubernetes/object-node.ts';
import { isPortForwardNode } from '../../views/kubernetes/port-forward-node.ts';
import type { CommandHandler, CommandHandlers } from '../command-handler.ts';
import { selectedRows } from '../selected-rows.ts';
import { applyManifest } from './apply-manifest.ts';
import { buildAndDeploy } from './build-and-deploy.ts';
import type { ClusterTools } from './cluster-tools.ts';
import { copyKubectlCommand } from './copy-kubectl-command.ts';
import { deleteObjects } from './delete-objects.ts';
import { editAutoscaler } from './edit-autoscaler.ts';
import { forwardPort, openForwardedPort } from './forward-port.ts';
import { openPodShell } from './open-pod-shell.ts';
import { restartRollout } from './restart-rollout.ts';
import { scaleWorkload } from './scale-workload.ts';
import { setContextProtection } from './set-context-protection.ts';
import { showObjectYaml } from './show-object-yaml.ts';
import { showRolloutHistory } from './show-rollout-history.ts';
import { showWorkloadLogs } from './show-workload-logs.ts';

type ClusterCommandId = (typeof clusterCommands)[number]['id'];

/** What each command of clusters does. */
export function clusterCommandHandlers(tools: ClusterTools): CommandHandlers<ClusterCommandId> {
  return {
    refreshClusters: () => tools.connections.reset(),
    applyManifest: (target, selection) => applyManifest(tools, target, selection),
    'lens.apply': (document) => {
      const uri = Uri.parse(String(document));
      return applyManifest(tools, uri, [uri]);
    },
    buildAndDeploy: (target) => buildAndDeploy(tools, target),
    showWorkloadLogs: onRow((row) => showWorkloadLogs({ ...row, previous: false })),
    showPreviousLogs: onRow((row) => showWorkloadLogs({ ...row, previous: true })),
    openPodShell: onRow((row) =>
      openPodShell(row.cluster, row.object, 'container' in row ? row.container : undefined),
    ),
    showObjectYaml: onObject((row) => showObjectYaml(tools, row)),
    forwardPort: onObject(({ cluster, object }) => forwardPort(tools, cluster, object)),
    openForwardedPort: async (target) => {
      for (const { forward } of selectedRows(isPortForwardNode, target, undefined)) {
        await openForwardedPort(forward);
      }
    },
    stopForwardedPort: (target, selection) => {
      for (const { forward } of selectedRows(isPortForwardNode, target, selection)) {
        tools.forwards.stop(forward.id);
      }
    },
    scaleWorkload: onObject(({ cluster, object }) => scaleWorkload(cluster, object)),
    restartRollout: onObject(({ cluster, object }) => restartRollout(cluster, object)),
    showRolloutHistory: onObject(({ cluster, object }) => showRolloutHistory(cluster, object)),
    editAutoscaler: onObject(({ cluster, object }) => editAutoscaler(tools, cluster, object)),
    copyKubectlCommand: onObject(copyKubectlCommand),
    deleteObject: (target, selection) =>
      deleteObjects(selectedRows(isObjectNode, target, selection)),
    setContextProtection: async (target) => {
      for (const { clusterContext } of selectedRows(isContextNode, target, undefined)) {
        await setContextProtection(clusterContext);
      }
    },
  };
}

function onObject(work: (row: ObjectNode) => unknown): CommandHandler {
  return async (target) => {
    for (const row of selectedRows(isObjectNode, target, undefined)) await work(row);
  };
}

function onRow(work: (row: ObjectNode | ContainerNode) => unknown): CommandHandler {
  const is = (row: object): row is ObjectNode | ContainerNode =>
    isObjectNode(row) || isContainerNode(row);
  return async (target) => {
    for (const row of selectedRows(is, target, undefined)) await work(row);
  };
}
