import { l10n } from 'vscode';
import type { Container, ContainerState, PublishedPort } from '../../docker/engine.ts';
import { facts } from '../facts.ts';
import type { TreeNode } from '../tree-node.ts';

/** The row of a container. */
export interface ContainerNode extends TreeNode {
  readonly container: Container;
}

/** True for rows of containers. */
export function isContainerNode(row: object): row is ContainerNode {
  return 'container' in row;
}

/** Shows a container with its state, its image and where it can be reached. */
export function containerNode(container: Container): ContainerNode {
  const { id, name, image, state, status } = container;
  const ports = container.ports.flatMap(publishedPort);
  const description = [...ports, image, status.toLowerCase()].join(' · ');
  return {
    id: `container/${id}`,
    container,
    label: container.compose?.service || name,
    description,
    icon: container.health === 'unhealthy' ? unhealthy : icons[state],
    contextValue: ['container', state, ...(ports.length > 0 ? ['published'] : [])].join(' '),
    accessibilityLabel: l10n.t('Container {0}, {1}, image {2}', name, status, image),
    tooltip: facts([
      [l10n.t('Container'), name],
      [l10n.t('Image'), image],
      [l10n.t('State'), status],
      [l10n.t('Ports'), ports.join(', ')],
      [l10n.t('ID'), id.slice(0, 12)],
    ]),
  };
}

const unhealthy = { id: 'warning', color: 'list.warningForeground' };

const icons: Readonly<Record<ContainerState, NonNullable<TreeNode['icon']>>> = {
  running: { id: 'vm-running', color: 'charts.green' },
  paused: { id: 'debug-pause', color: 'charts.yellow' },
  restarting: { id: 'sync', color: 'charts.yellow' },
  created: { id: 'vm-outline' },
  removing: { id: 'trash' },
  exited: { id: 'vm-outline' },
  dead: { id: 'error', color: 'list.errorForeground' },
};

/** One line for each published port; engines list IPv4 and IPv6 apart, people do not. */
function publishedPort(port: PublishedPort, index: number, all: readonly PublishedPort[]) {
  if (port.hostPort === undefined) return [];
  const first = all.findIndex(
    (other) => other.hostPort === port.hostPort && other.protocol === port.protocol,
  );
  return first === index ? [`${port.hostPort}→${port.containerPort}`] : [];
}
