/** An error in words for people. */
export interface Explanation {
  /** What happened and why, one sentence. */
  readonly message: string;
  /** What to do about it, one sentence. */
  readonly advice?: string;
  /** A button that does it: a full command id with its arguments. */
  readonly action?: {
    readonly title: string;
    readonly command: string;
    readonly arguments?: readonly unknown[];
  };
}

/** Knows the errors of one part; undefined for all others. */
export type Explain = (error: unknown) => Explanation | undefined;

/** Asks each part in turn; an error that none knows is explained by its own message. */
export function explainWith(...parts: readonly Explain[]): (error: unknown) => Explanation {
  return (error) => {
    for (const explain of parts) {
      const explanation = explain(error);
      if (explanation) return explanation;
    }
    return { message: error instanceof Error ? error.message : String(error) };
  };
}

/** True for what an aborted signal makes promises reject with: nothing to tell anybody. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'Canceled');
}
