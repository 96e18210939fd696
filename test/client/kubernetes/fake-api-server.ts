import { Agent, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Endpoint } from '../../../client/src/kubernetes/endpoint.ts';
import { Gate } from '../../../client/src/kubernetes/gate.ts';
import type { Protection } from '../../../client/src/kubernetes/protection.ts';
import { Transport } from '../../../client/src/kubernetes/transport.ts';

/** Only for faults that a real API server cannot be made to show at will. */
export interface FakeApiServer {
  readonly requests: readonly string[];
  readonly gate: Gate;
  readonly transport: Transport;
  /** How often credentials were asked for anew. */
  renewals(): number;
  stop(): Promise<void>;
}

/** Answers one request. */
export type Answer = (request: IncomingMessage, response: ServerResponse, url: URL) => void;

/** Starts a server on the loopback interface with a transport that is connected to it. */
export async function startFakeApiServer(
  answer: Answer,
  protection: Protection = 'open',
): Promise<FakeApiServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    answer(request, response, new URL(request.url ?? '', 'http://localhost'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const agent = new Agent({ keepAlive: true });
  let renewed = 0;
  const endpoint: Endpoint = {
    server: url,
    authorization: (renew) => {
      if (renew) renewed++;
      return Promise.resolve({ agent, headers: {}, tls: {} });
    },
    dispose: () => agent.destroy(),
  };
  const agree = () => Promise.resolve(true);
  const gate = new Gate(() => ({ name: 'fake', server: url, protection }), {
    confirm: agree,
    typeName: agree,
  });
  return {
    requests,
    gate,
    transport: new Transport(endpoint, gate),
    renewals: () => renewed,
    stop: () =>
      new Promise((resolve) => {
        agent.destroy();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Sends a Status, as the API server does. */
export function sendStatus(response: ServerResponse, code: number, reason: string): void {
  response.writeHead(code, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ kind: 'Status', code, reason, message: `${reason} happened` }));
}
