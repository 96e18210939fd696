import type { Explanation } from '../ui/explanation.ts';
import { ClusterError } from './cluster-error.ts';

/** Puts an error of the cluster port in words; undefined for other errors. */
export function explainClusterError(error: unknown): Explanation | undefined {
  return ClusterError.is(error) ? { message: error.message } : undefined;
}
