import type { ResourceKind } from '../../docker/engine.ts';
import { isContainerNode } from '../../views/docker/container-node.ts';
import { isImageNode } from '../../views/docker/image-node.ts';
import { isNetworkNode } from '../../views/docker/network-node.ts';
import { isVolumeNode } from '../../views/docker/volume-node.ts';
import type { CommandHandler } from '../command-handler.ts';
import type { EngineContext } from './engine-context.ts';

/** Shows what the engine knows of a resource as a JSON document that cannot be saved. */
export function inspectResource({ connection, shell }: EngineContext): CommandHandler {
  return async (target) => {
    const resource = resourceOf(target);
    if (!resource) return;
    const { kind, id, name } = resource;
    const engine = await connection.connect();
    const value = await engine.inspect(kind, id);
    await shell.documents.show({
      path: `${kind}/${name.replaceAll('/', '∕')}.json`,
      text: `${JSON.stringify(value, undefined, 2)}\n`,
    });
  };
}

function resourceOf(
  row: unknown,
): { readonly kind: ResourceKind; readonly id: string; readonly name: string } | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  if (isContainerNode(row)) {
    return { kind: 'container', id: row.container.id, name: row.container.name };
  }
  if (isImageNode(row)) return { kind: 'image', id: row.reference, name: row.label };
  if (isVolumeNode(row)) return { kind: 'volume', id: row.volume.name, name: row.volume.name };
  if (isNetworkNode(row)) return { kind: 'network', id: row.network.id, name: row.network.name };
  return undefined;
}
