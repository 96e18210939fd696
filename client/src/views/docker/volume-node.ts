import { l10n } from 'vscode';
import type { Volume } from '../../docker/engine.ts';
import type { TreeNode } from '../tree-node.ts';

/** The row of a volume. */
export interface VolumeNode extends TreeNode {
  readonly volume: Volume;
}

/** True for rows of volumes. */
export function isVolumeNode(row: object): row is VolumeNode {
  return 'volume' in row;
}

/** Shows a volume. */
export function volumeNode(volume: Volume): VolumeNode {
  return {
    id: `volume/${volume.name}`,
    volume,
    label: volume.name,
    description: volume.driver,
    icon: { id: 'database' },
    contextValue: 'volume',
    accessibilityLabel: l10n.t('Volume {0}', volume.name),
  };
}
