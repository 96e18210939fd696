import { l10n } from 'vscode';
import type { ResourceKind } from '../../docker/engine.ts';
import { confirm } from '../../ui/confirm.ts';
import { isNetworkNode } from '../../views/docker/network-node.ts';
import { isVolumeNode } from '../../views/docker/volume-node.ts';
import type { CommandHandler } from '../command-handler.ts';
import { selectedRows } from '../selected-rows.ts';
import { chooseContainers, chooseImages } from './choose-resources.ts';
import type { EngineContext } from './engine-context.ts';

/** Something to remove, by the name that people know. */
interface Doomed {
  readonly kind: ResourceKind;
  readonly id: string;
  readonly name: string;
  readonly force: boolean;
}

/** Removes containers, running ones too, after a question that names them. */
export function removeContainers(context: EngineContext): CommandHandler {
  return async (target, selection) => {
    const engine = await context.connection.connect();
    const containers = await chooseContainers(engine, target, selection);
    const running = containers.filter(({ state }) => state === 'running').length;
    const doomed = containers.map(
      ({ id, name }): Doomed => ({ kind: 'container', id, name, force: true }),
    );
    const detail = running
      ? l10n.t(
          'Running containers are killed: {0}. What they wrote outside volumes is lost.',
          running,
        )
      : l10n.t('What they wrote outside volumes is lost.');
    await remove(context, l10n.t('Remove container {0}?', names(doomed)), detail, doomed);
  };
}

/** Removes names of images; an image without a name left is deleted unless a container uses it. */
export function removeImages(context: EngineContext): CommandHandler {
  return async (target, selection) => {
    const engine = await context.connection.connect();
    const references = await chooseImages(engine, target, selection);
    const doomed = references.map(
      (name): Doomed => ({ kind: 'image', id: name, name, force: false }),
    );
    const detail = l10n.t('Without another name the image is deleted from the engine.');
    await remove(context, l10n.t('Remove image {0}?', names(doomed)), detail, doomed);
  };
}

/** Removes volumes and all that is in them. */
export function removeVolumes(context: EngineContext): CommandHandler {
  return async (target, selection) => {
    const doomed = selectedRows(isVolumeNode, target, selection).map(
      ({ volume: { name } }): Doomed => ({ kind: 'volume', id: name, name, force: false }),
    );
    const detail = l10n.t('All data in it is lost.');
    await remove(context, l10n.t('Remove volume {0}?', names(doomed)), detail, doomed);
  };
}

/** Removes networks that no container uses. */
export function removeNetworks(context: EngineContext): CommandHandler {
  return async (target, selection) => {
    const doomed = selectedRows(isNetworkNode, target, selection).map(
      ({ network: { id, name } }): Doomed => ({ kind: 'network', id, name, force: false }),
    );
    const detail = l10n.t('Containers must have left it.');
    await remove(context, l10n.t('Remove network {0}?', names(doomed)), detail, doomed);
  };
}

function names(doomed: readonly Doomed[]): string {
  return doomed.map(({ name }) => `"${name}"`).join(', ');
}

async function remove(
  { connection, shell }: EngineContext,
  question: string,
  detail: string,
  doomed: readonly Doomed[],
): Promise<void> {
  if (doomed.length === 0) return;
  const engine = await connection.connect();
  const where = l10n.t('Engine: {0}', engine.address);
  const agreed = await confirm({
    question,
    detail: `${detail}\n${where}`,
    action: l10n.t('Remove'),
  });
  if (!agreed) return;
  for (const { kind, id, force } of doomed) {
    try {
      await engine.remove(kind, id, force);
    } catch (error) {
      shell.notifyError(error);
    }
  }
}
