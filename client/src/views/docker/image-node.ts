import { l10n } from 'vscode';
import type { Image } from '../../docker/engine.ts';
import { facts } from '../facts.ts';
import type { TreeNode } from '../tree-node.ts';

/** The row of one name of an image, or of an image without any. */
export interface ImageNode extends TreeNode {
  readonly image: Image;
  /** `name:tag`, or the id of an image without a name. */
  readonly reference: string;
}

/** True for rows of images. */
export function isImageNode(row: object): row is ImageNode {
  return 'image' in row;
}

/** Shows each name of an image on a row of its own. */
export function imageNodes(image: Image): readonly ImageNode[] {
  const { references, id } = image;
  return references.length > 0
    ? references.map((reference) => imageNode(image, reference))
    : [imageNode(image, id)];
}

function imageNode(image: Image, reference: string): ImageNode {
  const named = reference !== image.id;
  const short = image.id.replace(/^sha256:/, '').slice(0, 12);
  const label = named ? reference : short;
  const size = megabytes(image.bytes);
  return {
    id: `image/${image.id}/${reference}`,
    image,
    reference,
    label,
    description: named ? size : l10n.t('no name · {0}', size),
    icon: { id: 'package' },
    contextValue: named ? 'image named' : 'image dangling',
    accessibilityLabel: l10n.t('Image {0}, {1}', label, size),
    tooltip: facts([
      [l10n.t('Image'), label],
      [l10n.t('Size'), size],
      [l10n.t('Created'), new Date(image.created * 1000).toLocaleString()],
      [l10n.t('ID'), short],
    ]),
  };
}

function megabytes(bytes: number): string {
  const value = bytes / 1e6;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} MB`;
}
