import { objectLabel } from '../../kubernetes/kube-object.ts';
import type { OpenForward, PortForwards } from '../../kubernetes/port-forwards.ts';
import type { TreeNode } from '../tree-node.ts';

/** A row that stands for an open port-forward. */
export interface PortForwardNode extends TreeNode {
  readonly forward: OpenForward;
}

/** Whether a row of the tree is a port-forward. */
export function isPortForwardNode(node: object): node is PortForwardNode {
  return 'forward' in node;
}

/** The folder of the open port-forwards. */
export function portForwardsNode(forwards: PortForwards): TreeNode {
  return {
    id: 'port-forwards',
    label: 'Port Forwards',
    icon: { id: 'plug' },
    expanded: true,
    contextValue: 'portForwards',
    children: () => Promise.resolve(forwards.list().map(portForwardNode)),
    watch: (changed) => forwards.onChange(changed),
  };
}

function portForwardNode(forward: OpenForward): PortForwardNode {
  const target = `${objectLabel(forward.object)}:${forward.port}`;
  return {
    id: `port-forwards/${forward.id}`,
    forward,
    label: `127.0.0.1:${forward.localPort}`,
    description: forward.trouble === undefined ? target : `${target} · ${forward.trouble}`,
    tooltip: `${target} in ${forward.object.namespace ?? ''} of ${forward.context}`,
    icon:
      forward.trouble === undefined
        ? { id: 'radio-tower', color: 'testing.iconPassed' }
        : { id: 'warning', color: 'list.warningForeground' },
    contextValue: 'portForward',
    accessibilityLabel: `Port ${forward.localPort} forwarded to ${target}`,
  };
}
