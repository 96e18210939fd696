import type { Cluster } from '../../kubernetes/cluster.ts';
import { fieldAt, listAt, numberAt, textAt } from '../../kubernetes/field-at.ts';
import type { KubeObject, ObjectReference } from '../../kubernetes/kube-object.ts';
import type { TreeNode } from '../tree-node.ts';
import { type Health, healthIcons } from './row-presentation.ts';

/** A row that stands for one container of a Pod. */
export interface ContainerNode extends TreeNode {
  readonly cluster: Cluster;
  /** The Pod. */
  readonly object: ObjectReference;
  readonly container: string;
}

/** Whether a row of the tree is a container of a Pod. */
export function isContainerNode(node: object): node is ContainerNode {
  return 'container' in node && 'object' in node && 'cluster' in node;
}

/** A node for a container, with its state in the Pod's status. */
export function containerNode(
  cluster: Cluster,
  parent: string,
  object: ObjectReference,
  pod: KubeObject,
  container: string,
): ContainerNode {
  const status = ['initContainerStatuses', 'containerStatuses', 'ephemeralContainerStatuses']
    .flatMap((list) => listAt(pod, 'status', list))
    .find((candidate) => textAt(candidate, 'name') === container);
  const { text, health } = describeState(status);
  const restarts = numberAt(status, 'restartCount') ?? 0;
  const image = textAt(status, 'image');
  const description = restarts === 0 ? text : `${text} · restarts ${restarts}`;
  return {
    id: `${parent}/${container}`,
    cluster,
    object,
    container,
    label: container,
    description,
    ...(image === undefined ? {} : { tooltip: image }),
    icon: health === 'healthy' ? { id: 'package' } : healthIcons[health],
    contextValue: 'clusterContainer logs shell',
    accessibilityLabel: `Container ${container}, ${health}, ${description}`,
  };
}

function describeState(status: unknown): { readonly text: string; readonly health: Health } {
  const waiting = fieldAt(status, 'state', 'waiting');
  if (waiting !== undefined) {
    const text = textAt(waiting, 'reason') ?? 'Waiting';
    const calm = text === 'ContainerCreating' || text === 'PodInitializing' || text === 'Waiting';
    return { text, health: calm ? 'progressing' : 'failing' };
  }
  const terminated = fieldAt(status, 'state', 'terminated');
  if (terminated !== undefined) {
    const code = numberAt(terminated, 'exitCode') ?? 0;
    return code === 0
      ? { text: textAt(terminated, 'reason') ?? 'Completed', health: 'finished' }
      : {
          text: `${textAt(terminated, 'reason') ?? 'Error'}, exit code ${code}`,
          health: 'failing',
        };
  }
  if (fieldAt(status, 'state', 'running') === undefined) {
    return { text: 'Not started', health: 'progressing' };
  }
  return fieldAt(status, 'ready') === false
    ? { text: 'Running, not ready', health: 'progressing' }
    : { text: 'Running', health: 'healthy' };
}
