import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import WebSocket from 'ws';
import { ClusterError } from './cluster-error.ts';
import type { Endpoint } from './endpoint.ts';
import type { Gate, WritePermit } from './gate.ts';
import { networkError, statusError } from './status-error.ts';

/** One request to the API server. */
export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Query;
  readonly accept?: string;
  readonly body?: unknown;
  /** `application/json` when absent. */
  readonly contentType?: string;
  /** What the gate gave; without it only reads and dry runs are sent. */
  readonly permit?: WritePermit | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until the answer's head must be there; 30,000 when absent. */
  readonly timeout?: number;
}

/** Parameters of a URL; a name may repeat in a list of pairs. */
type Query =
  | Readonly<Record<string, string | number | boolean | undefined>>
  | readonly (readonly [name: string, value: string])[];

/** Sends requests to one API server over connections that are used again. Every write passes the gate here. */
export class Transport {
  readonly #endpoint: Endpoint;
  readonly #gate: Gate;

  constructor(endpoint: Endpoint, gate: Gate) {
    this.#endpoint = endpoint;
    this.#gate = gate;
  }

  /** The parsed body of an answer. Throws ClusterError. */
  async json<Body>(request: ApiRequest): Promise<Body> {
    const text = await this.text(request);
    try {
      return JSON.parse(text) as Body;
    } catch {
      throw new ClusterError('failed', `The answer to ${request.path} is not JSON.`);
    }
  }

  /** The whole body of an answer. Throws ClusterError. */
  async text(request: ApiRequest): Promise<string> {
    return this.#guarded(async () => readAll(await this.#open(request)));
  }

  /** The open body of an answer; the caller destroys it. Throws ClusterError for any status but 2xx. */
  stream(request: ApiRequest): Promise<IncomingMessage> {
    return this.#guarded(() => this.#open(request));
  }

  /**
   * An open WebSocket, paused. Exec and attach change what runs in a container, so they need a permit; a
   * port-forward does not. Throws ClusterError.
   */
  webSocket(request: ApiRequest, protocols: readonly string[]): Promise<WebSocket> {
    if (!request.path.endsWith('/portforward')) this.#gate.check(request.permit);
    return this.#guarded(() =>
      this.#authorized((renew) => this.#upgrade(request, protocols, renew)),
    );
  }

  /** A failure of a stream that was open, in the words of the port. */
  failure(error: unknown): Error {
    return networkError(error, this.#endpoint.server);
  }

  /** Closes the connections that wait to be used again. */
  dispose(): void {
    this.#endpoint.dispose();
  }

  async #guarded<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      return await work();
    } catch (error) {
      throw this.failure(error);
    }
  }

  #open(request: ApiRequest): Promise<IncomingMessage> {
    if (isWrite(request)) this.#gate.check(request.permit);
    return this.#authorized((renew) => this.#send(request, renew));
  }

  /** A refused credential is renewed once: it may have expired between two requests. */
  async #authorized<Value>(work: (renew: boolean) => Promise<Value>): Promise<Value> {
    try {
      return await work(false);
    } catch (error) {
      if (!ClusterError.is(error, 'unauthorized')) throw error;
      return work(true);
    }
  }

  async #send(request: ApiRequest, renew: boolean): Promise<IncomingMessage> {
    const { agent, headers, tls } = await this.#endpoint.authorization(renew);
    request.signal?.throwIfAborted();
    const body = request.body === undefined ? undefined : Buffer.from(JSON.stringify(request.body));
    const url = this.#url(request);
    const sent = (url.protocol === 'http:' ? http : https).request(url, {
      method: request.method ?? 'GET',
      agent,
      ...tls,
      headers: {
        accept: request.accept ?? 'application/json',
        'user-agent': 'slipway',
        ...headers,
        ...(body && {
          'content-type': request.contentType ?? 'application/json',
          'content-length': body.length,
        }),
      },
      ...(request.signal && { signal: request.signal }),
    });
    sent.end(body);
    const answer = await headOf(sent, request.timeout ?? 30_000);
    const status = answer.statusCode ?? 0;
    if (status >= 200 && status < 300) return answer;
    throw statusError(status, await readAll(answer));
  }

  async #upgrade(
    request: ApiRequest,
    protocols: readonly string[],
    renew: boolean,
  ): Promise<WebSocket> {
    const { agent, headers, tls } = await this.#endpoint.authorization(renew);
    request.signal?.throwIfAborted();
    const url = this.#url(request);
    url.protocol = url.protocol.replace('http', 'ws');
    const socket = new WebSocket(url, [...protocols], {
      agent,
      ...tls,
      headers: { 'user-agent': 'slipway', ...headers } as Record<string, string>,
      handshakeTimeout: request.timeout ?? 30_000,
      perMessageDeflate: false,
    });
    return new Promise((resolve, reject) => {
      socket.once('open', () => {
        // Frames that came with the handshake wait until somebody listens and resumes.
        socket.pause();
        resolve(socket);
      });
      socket.on('error', reject);
      socket.once('unexpected-response', (_request, answer) => {
        readAll(answer).then(
          (body) => reject(statusError(answer.statusCode ?? 0, body)),
          (error: unknown) => reject(error),
        );
      });
      request.signal?.addEventListener('abort', () => socket.terminate(), { once: true });
    });
  }

  #url(request: ApiRequest): URL {
    const url = new URL(this.#endpoint.server.replace(/\/$/, '') + request.path);
    for (const [name, value] of pairs(request.query)) {
      if (value !== undefined) url.searchParams.append(name, String(value));
    }
    return url;
  }
}

/** A dry run changes nothing, whatever its method. */
function isWrite(request: ApiRequest): boolean {
  if ((request.method ?? 'GET') === 'GET') return false;
  return !pairs(request.query).some(([name, value]) => name === 'dryRun' && value === 'All');
}

function pairs(query: Query = []): readonly (readonly [string, unknown])[] {
  return isPairs(query) ? query : Object.entries(query);
}

function isPairs(query: Query): query is readonly (readonly [string, string])[] {
  return Array.isArray(query);
}

function headOf(request: ClientRequest, timeout: number): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      request.destroy(Object.assign(new Error('No answer.'), { code: 'ABORT_TIMEOUT' }));
    }, timeout);
    request.once('response', (answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
    request.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}

function readAll(answer: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    answer.once('error', reject);
    answer.once('close', () => {
      if (!answer.complete) reject(Object.assign(new Error('Cut off.'), { code: 'ECONNRESET' }));
    });
  });
}
