import type { ClientRequests } from '../../../../shared/src/protocol.ts';
import type { Session } from '../session.ts';

/** Answers `slipway/dockerfile`; null for what is no Dockerfile. */
export function registerDockerfile(session: Session): void {
  type Result = ClientRequests['slipway/dockerfile']['result'];
  session.onRequest('slipway/dockerfile', (_params, token) =>
    session.guard.request<Result>('Dockerfile', token, null, () => null),
  );
}
