import { l10n } from 'vscode';
import type { Container, Engine } from '../../docker/engine.ts';
import { pickOne } from '../../ui/prompt.ts';
import { isContainerNode } from '../../views/docker/container-node.ts';
import { isImageNode } from '../../views/docker/image-node.ts';
import { selectedRows } from '../selected-rows.ts';

/** The containers of the selected rows, or the one that people choose when there is no row. */
export async function chooseContainers(
  engine: Engine,
  target: unknown,
  selection: unknown,
  suits: (container: Container) => boolean = () => true,
): Promise<readonly Container[]> {
  const rows = selectedRows(isContainerNode, target, selection);
  if (rows.length > 0) return rows.map(({ container }) => container);
  const containers = (await engine.containers()).filter(suits);
  const chosen = await pickOne(
    l10n.t('Choose a Container'),
    containers.map((container) => ({
      label: container.name,
      description: `${container.image} · ${container.status}`,
      value: container,
    })),
    containers.length > 0 ? undefined : l10n.t('There is no such container.'),
  );
  return chosen ? [chosen] : [];
}

/** The references of the selected rows, or the one that people choose; a text is a reference itself. */
export async function chooseImages(
  engine: Engine,
  target: unknown,
  selection: unknown,
): Promise<readonly string[]> {
  if (typeof target === 'string') return [target];
  const rows = selectedRows(isImageNode, target, selection);
  if (rows.length > 0) return rows.map(({ reference }) => reference);
  const references = (await engine.images()).flatMap((image) => image.references);
  const chosen = await pickOne(
    l10n.t('Choose an Image'),
    references.sort().map((reference) => ({ label: reference, value: reference })),
    references.length > 0 ? undefined : l10n.t('The engine has no image.'),
  );
  return chosen === undefined ? [] : [chosen];
}
