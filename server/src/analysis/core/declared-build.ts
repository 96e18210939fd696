/** A build of a Dockerfile that a file of the workspace writes down, such as a service of Compose. */
export interface DeclaredBuild {
  /** URI of the Dockerfile. */
  readonly dockerfile: string;
  /** URI of the build context, without a slash at its end. */
  readonly context: string;
  /** The stage that is built; absent for the last one. */
  readonly target?: string;
  /** The names of the additional contexts, which shadow stages and images. */
  readonly namedContexts: readonly string[];
  /** URI of the file that declares it. */
  readonly declaredBy: string;
}
