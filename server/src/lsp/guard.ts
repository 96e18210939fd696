import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';

/** Runs a handler so that a failure is logged and answered calmly instead of ending the server. */
export interface Guard {
  /** Answers a request: the result, `fallback` when it failed, or the cancellation that LSP asks for. */
  request<T>(
    name: string,
    token: CancellationToken,
    fallback: T,
    run: () => T | Promise<T>,
  ): Promise<T | ResponseError<never>>;
  /** Runs work that nobody waits for. */
  background(name: string, run: () => void | Promise<void>): void;
}

/** The guard of one connection: the only place of the server that catches. */
export function createGuard(connection: Connection): Guard {
  const logFailure = (name: string, error: unknown) => {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    connection.console.error(`${name} failed: ${detail}`);
  };
  return {
    async request(name, token, fallback, run) {
      if (token.isCancellationRequested) return cancelled();
      try {
        const result = await run();
        return token.isCancellationRequested ? cancelled() : result;
      } catch (error) {
        logFailure(name, error);
        return fallback;
      }
    },
    background(name, run) {
      void (async () => {
        try {
          await run();
        } catch (error) {
          logFailure(name, error);
        }
      })();
    },
  };
}

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
