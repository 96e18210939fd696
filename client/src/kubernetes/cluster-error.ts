/** Why a request to a cluster failed. */
export type ClusterErrorReason =
  | 'unauthorized'
  | 'forbidden'
  | 'unavailable'
  | 'not-found'
  | 'conflict'
  | 'gone'
  | 'invalid'
  | 'read-only'
  | 'failed';

/** One detail of a refused object. */
export interface ClusterErrorCause {
  readonly field?: string;
  readonly message: string;
  /** The machine-readable reason, such as `FieldValueRequired` or `FieldManagerConflict`. */
  readonly reason?: string;
}

/** The one error of the cluster port. Its message holds no credentials. */
export class ClusterError extends Error {
  override readonly name = 'ClusterError';
  readonly reason: ClusterErrorReason;
  readonly causes: readonly ClusterErrorCause[];
  readonly status: number | undefined;

  constructor(
    reason: ClusterErrorReason,
    message: string,
    details: { readonly causes?: readonly ClusterErrorCause[]; readonly status?: number } = {},
  ) {
    super(message);
    this.reason = reason;
    this.causes = details.causes ?? [];
    this.status = details.status;
  }

  /**
   * Whether a value is a ClusterError of one of these reasons, or any when none is given. Goes by the name,
   * because the bundle of the adapter has a class of its own.
   */
  static is(error: unknown, ...reasons: readonly ClusterErrorReason[]): error is ClusterError {
    if (!(error instanceof Error) || error.name !== 'ClusterError') return false;
    return reasons.length === 0 || reasons.includes((error as ClusterError).reason);
  }
}
