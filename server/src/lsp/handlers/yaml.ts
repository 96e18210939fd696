import type { ClientRequests } from '../../../../shared/src/protocol.ts';
import { printYaml } from '../../analysis/print-yaml.ts';
import type { Session } from '../session.ts';

/** Answers `slipway/yaml`. */
export function registerYaml(session: Session): void {
  type Result = ClientRequests['slipway/yaml']['result'];
  session.onRequest('slipway/yaml', ({ objects }, token) =>
    session.guard.request<Result>('YAML', token, { text: '' }, () => ({
      text: printYaml(objects),
    })),
  );
}
