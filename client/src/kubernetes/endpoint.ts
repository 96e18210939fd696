import type { Agent, OutgoingHttpHeaders } from 'node:http';
import type { SecureContextOptions } from 'node:tls';

/** An API server and the way to be let in, without any words on where that comes from. */
export interface Endpoint {
  /** URL, without a slash at the end. */
  readonly server: string;
  /** What each request carries; `renew` after the server refused the last one. */
  authorization(renew: boolean): Promise<Authorization>;
  dispose(): void;
}

/** One agent per endpoint, so that connections are used again, with the credentials of the moment. */
export interface Authorization {
  readonly agent: Agent;
  readonly headers: OutgoingHttpHeaders;
  readonly tls: Pick<SecureContextOptions, 'ca' | 'cert' | 'key'> & {
    readonly rejectUnauthorized?: boolean;
    readonly servername?: string;
  };
}
