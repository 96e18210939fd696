import type { ClientRequests } from '../../../../shared/src/protocol.ts';
import type { Session } from '../session.ts';

/** Answers `slipway/rulePage`. */
export function registerRulePage(session: Session): void {
  type Result = ClientRequests['slipway/rulePage']['result'];
  const { guard, host } = session;
  session.onRequest('slipway/rulePage', ({ rule }, token) =>
    guard.request<Result>('Rule page', token, null, () => {
      const markdown = host.rulePage(rule);
      return markdown === undefined ? null : { markdown };
    }),
  );
}
