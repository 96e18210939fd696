import { l10n } from 'vscode';
import { objectLabel } from '../../kubernetes/kube-object.ts';
import { withProgress } from '../../ui/progress.ts';
import type { ObjectNode } from '../../views/kubernetes/object-node.ts';

/** Deletes objects after asking, also where the context is open; each cluster is asked about by itself. */
export async function deleteObjects(nodes: readonly ObjectNode[]): Promise<void> {
  for (const cluster of new Set(nodes.map((node) => node.cluster))) {
    const objects = nodes.filter((node) => node.cluster === cluster).map(({ object }) => object);
    const namespaces = [...new Set(objects.flatMap(({ namespace }) => namespace ?? []))];
    const permit = await cluster.gate.permit({
      action: 'delete',
      objects: objects.map(objectLabel),
      alwaysAsk: true,
      ...(namespaces.length === 0 ? {} : { namespace: namespaces.join(', ') }),
    });
    if (permit === undefined) continue;
    await withProgress(l10n.t('Deleting'), async (signal, report) => {
      for (const object of objects) {
        report(objectLabel(object));
        await cluster.delete(permit, object, signal);
      }
    });
  }
}
