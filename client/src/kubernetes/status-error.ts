import { ClusterError, type ClusterErrorCause, type ClusterErrorReason } from './cluster-error.ts';
import { fieldAt, listAt, textAt } from './field-at.ts';

const reasonOfStatus: Readonly<Record<number, ClusterErrorReason>> = {
  400: 'invalid',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  410: 'gone',
  415: 'invalid',
  422: 'invalid',
  429: 'unavailable',
  500: 'failed',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** The error that an HTTP answer of the API server means; the body may be a Status, text or nothing. */
export function statusError(status: number, body: string): ClusterError {
  const answer = parseStatus(body);
  const message = textAt(answer, 'message') ?? plainText(body) ?? `HTTP status ${status}.`;
  const causes = listAt(answer, 'details', 'causes').map((cause): ClusterErrorCause => {
    const field = textAt(cause, 'field');
    const reason = textAt(cause, 'reason');
    return {
      message: textAt(cause, 'message') ?? '',
      ...(field === undefined ? {} : { field }),
      ...(reason === undefined ? {} : { reason }),
    };
  });
  const expired = textAt(answer, 'reason') === 'Expired';
  const reason = expired ? 'gone' : (reasonOfStatus[status] ?? 'failed');
  return new ClusterError(reason, message, { causes, status });
}

/** The ClusterError that a failure below HTTP means: no route, no name, no trust, no time; an abort stays one. */
export function networkError(error: unknown, server: string): Error {
  if (error instanceof ClusterError) return error;
  if (error instanceof Error && error.name === 'AbortError') return error;
  const code = textAt(error, 'code') ?? textAt(error, 'cause', 'code') ?? '';
  const host = hostOf(server);
  const [reason, message] = networkMessages[code] ?? [undefined, undefined];
  if (message !== undefined) return new ClusterError(reason, message.replace('{host}', host));
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code)) {
    return new ClusterError(
      'unavailable',
      `The certificate of ${host} is not trusted by this kubeconfig (${code}).`,
    );
  }
  const detail = error instanceof Error ? error.message : String(error);
  return new ClusterError('unavailable', `The request to ${host} failed: ${detail}`);
}

const networkMessages: Readonly<Record<string, readonly [ClusterErrorReason, string]>> = {
  ECONNREFUSED: ['unavailable', 'Nothing answers at {host}; is the cluster running?'],
  ECONNRESET: ['unavailable', '{host} closed the connection.'],
  EPIPE: ['unavailable', '{host} closed the connection.'],
  EHOSTUNREACH: ['unavailable', 'There is no route to {host}.'],
  ENETUNREACH: ['unavailable', 'There is no route to {host}.'],
  ENOTFOUND: ['unavailable', 'The name of {host} is unknown; is a VPN off?'],
  EAI_AGAIN: ['unavailable', 'The name of {host} could not be looked up.'],
  ETIMEDOUT: ['unavailable', '{host} did not answer in time.'],
  ABORT_TIMEOUT: ['unavailable', '{host} did not answer in time.'],
};

function parseStatus(body: string): unknown {
  if (!body.startsWith('{')) return undefined;
  try {
    const parsed: unknown = JSON.parse(body);
    return fieldAt(parsed, 'kind') === 'Status' ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** A proxy answers with a page of HTML, which is no message. */
function plainText(body: string): string | undefined {
  const text = body.trim();
  return text === '' || text.startsWith('<') || text.length > 500 ? undefined : text;
}

function hostOf(server: string): string {
  return URL.canParse(server) ? new URL(server).host : server;
}
