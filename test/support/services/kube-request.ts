import { Agent, request } from 'node:https';

/** An answer of the API server. */
export interface KubeAnswer {
  readonly status: number;
  /** The body's JSON, or its text when it is not JSON. */
  readonly body: unknown;
}

/** Whom to ask, and as whom. */
export interface KubeTarget {
  readonly server: string;
  readonly token: string;
  /** The authority's certificate, in PEM. */
  readonly ca: string;
}

/** A body with a content type of its own; any other value is sent as JSON. */
export interface KubeBody {
  readonly contentType: string;
  readonly text: string;
}

const agents = new Map<string, Agent>();

/** Asks the API server once; connections are kept open for the next question. */
export function kubeRequest(
  target: KubeTarget,
  method: string,
  path: string,
  body?: KubeBody | object,
): Promise<KubeAnswer> {
  const typed = body && 'contentType' in body ? (body as KubeBody) : undefined;
  const text = typed?.text ?? (body === undefined ? undefined : JSON.stringify(body));
  return new Promise((resolve, reject) => {
    const asked = request(`${target.server}${path}`, {
      method,
      agent: agentFor(target.ca),
      headers: {
        authorization: `Bearer ${target.token}`,
        accept: 'application/json',
        ...(text === undefined
          ? {}
          : {
              'content-type': typed?.contentType ?? 'application/json',
              'content-length': Buffer.byteLength(text),
            }),
      },
    });
    asked.on('response', (response) => {
      let answer = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        answer += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: parsed(answer) }));
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.setTimeout(30_000, () => asked.destroy(new Error(`${method} ${path}: no answer`)));
    asked.end(text);
  });
}

function agentFor(ca: string): Agent {
  const known = agents.get(ca);
  if (known) return known;
  const agent = new Agent({ ca, keepAlive: true, maxSockets: 16 });
  agents.set(ca, agent);
  return agent;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
