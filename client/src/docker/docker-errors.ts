import { EngineError, type EngineErrorReason } from './engine-error.ts';

/** Turns what dockerode throws into an error of the port; errors of the port and of an abort stay. */
export function toEngineError(error: unknown, address: string): Error {
  const thrown = error instanceof Error ? error : new Error(String(error));
  if (thrown instanceof EngineError || thrown.name === 'AbortError') return thrown;
  const { statusCode, code } = thrown as Error & { statusCode?: number; code?: string };
  const message = thrown.message.replace(/^\(HTTP code \d+\) .*? - /s, '').trim();
  return new EngineError(reasonOf(statusCode, code, message), message, address, { cause: thrown });
}

const byStatus: Readonly<Record<number, EngineErrorReason>> = {
  401: 'unauthorized',
  403: 'unauthorized',
  404: 'not-found',
  409: 'conflict',
};

const byCode: Readonly<Record<string, EngineErrorReason>> = {
  EACCES: 'permission-denied',
  EPERM: 'permission-denied',
  ECONNREFUSED: 'unavailable',
  ECONNRESET: 'unavailable',
  EHOSTUNREACH: 'unavailable',
  ENETUNREACH: 'unavailable',
  ENOENT: 'unavailable',
  ENOTFOUND: 'unavailable',
  ENOTSOCK: 'unavailable',
  EPIPE: 'unavailable',
  ETIMEDOUT: 'unavailable',
  UND_ERR_SOCKET: 'unavailable',
};

/** Registries are reported by the engine as a failure of its own, in words. */
const refusal = /unauthorized|authentication required|no basic auth|denied: |access denied/i;

function reasonOf(
  status: number | undefined,
  code: string | undefined,
  message: string,
): EngineErrorReason {
  if (status !== undefined) {
    if (refusal.test(message)) return 'unauthorized';
    return byStatus[status] ?? 'failed';
  }
  if (code !== undefined && code in byCode) return byCode[code] ?? 'failed';
  if (refusal.test(message)) return 'unauthorized';
  return code?.startsWith('ERR_TLS') || /certificate/i.test(message)
    ? 'bad-configuration'
    : 'failed';
}
