import type { ClientRequests, StackService } from '../../../../shared/src/protocol.ts';
import { plainObject } from '../../analysis/manifest-objects.ts';
import type { Session } from '../session.ts';
import { isBelow, normalizeUri } from '../uri.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';
import { toManifestObject } from './manifests.ts';

/** Answers `slipway/stack` with the services below a folder, or of all workspace folders. */
export function registerStack(session: Session): void {
  type Result = ClientRequests['slipway/stack']['result'];
  session.onRequest('slipway/stack', ({ folder }, token) =>
    session.guard.request<Result>('Stack', token, { services: [] }, async () => {
      const services: StackService[] = [];
      for (const index of session.folders) {
        await index.load();
        services.push(...servicesOf(session, index));
      }
      const asked = folder === undefined ? undefined : normalizeUri(folder);
      return {
        services: services.filter(({ dockerfile }) => !asked || isBelow(dockerfile, asked)),
      };
    }),
  );
}

function servicesOf({ analysis }: Session, index: WorkspaceIndex): StackService[] {
  const workspace = index.current();
  const snapshots = new Map(workspace.snapshots.map((snapshot) => [snapshot.uri, snapshot]));
  return analysis.services(workspace).map((service) => ({
    ...service,
    workloads: service.workloads.flatMap((object) => {
      const snapshot = snapshots.get(object.uri);
      return snapshot ? [toManifestObject(plainObject(object), snapshot)] : [];
    }),
  }));
}
