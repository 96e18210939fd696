import { l10n } from 'vscode';
import type { Container } from '../../docker/engine.ts';
import type { TreeNode } from '../tree-node.ts';
import { containerNode } from './container-node.ts';

/** Groups the containers of one Compose project. */
export function composeNode(project: string, containers: readonly Container[]): TreeNode {
  const running = containers.filter(({ state }) => state === 'running').length;
  const description = l10n.t('{0} of {1} running', running, containers.length);
  return {
    id: `compose/${project}`,
    label: project,
    description,
    icon: { id: 'layers' },
    contextValue: 'compose',
    accessibilityLabel: l10n.t('Compose project {0}, {1}', project, description),
    expanded: true,
    children: () => Promise.resolve(containers.map(containerNode)),
  };
}
