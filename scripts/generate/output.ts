/** A file that the generator owns, whole. */
export interface Output {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly text: string;
}
