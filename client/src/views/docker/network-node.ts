import { l10n } from 'vscode';
import type { Network } from '../../docker/engine.ts';
import type { TreeNode } from '../tree-node.ts';

/** The row of a network. */
export interface NetworkNode extends TreeNode {
  readonly network: Network;
}

/** True for rows of networks. */
export function isNetworkNode(row: object): row is NetworkNode {
  return 'network' in row;
}

/** Shows a network. */
export function networkNode(network: Network): NetworkNode {
  return {
    id: `network/${network.id}`,
    network,
    label: network.name,
    description: network.driver,
    icon: { id: 'type-hierarchy' },
    contextValue: network.predefined ? 'network predefined' : 'network',
    accessibilityLabel: l10n.t('Network {0}, {1}', network.name, network.driver),
  };
}
