import type { BuildFailure } from './build.ts';

/** What kind of failure it is. */
export type EngineErrorReason =
  /** Nothing answers at the address. */
  | 'unavailable'
  /** The user may not open the engine's socket. */
  | 'permission-denied'
  /** The engine or registry refuses these credentials. */
  | 'unauthorized'
  | 'not-found'
  /** The resource is in a state or in a use that forbids it. */
  | 'conflict'
  /** No shell of those that were asked for exists in the container. */
  | 'no-shell'
  | 'build-failed'
  | 'bad-configuration'
  | 'failed';

/**
 * The one error of the engine port; `message` is what the engine said.
 * The adapter is a bundle of its own, so ask `isEngineError`, not `instanceof`.
 */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly reason: EngineErrorReason;
  readonly address: string;
  readonly build?: BuildFailure;

  constructor(
    reason: EngineErrorReason,
    message: string,
    address: string,
    details: { readonly cause?: unknown; readonly build?: BuildFailure } = {},
  ) {
    super(message, { cause: details.cause });
    this.reason = reason;
    this.address = address;
    if (details.build) this.build = details.build;
  }
}

/** True for errors of the engine port, from whichever bundle. */
export function isEngineError(error: unknown): error is EngineError {
  return error instanceof Error && error.name === 'EngineError';
}
