/** What BuildKit says of a Dockerfile; `unjudged` when it would have to ask a registry. */
export type Verdict =
  | { readonly kind: 'refused'; readonly message: string; readonly lines: Lines | undefined }
  | { readonly kind: 'accepted'; readonly warnings: readonly Warning[] }
  | { readonly kind: 'unjudged'; readonly why: string };

/** Lines of an instruction, from 1, both included. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** A warning by the name of its check. */
export interface Warning {
  readonly check: string;
  readonly lines: Lines;
}

/** The answer to `docker build --check`, as JSON. */
export interface CheckResult {
  readonly warnings: readonly { readonly ruleName: string; readonly location: Ranges }[] | null;
  readonly buildError?: { readonly message: string; readonly location?: Ranges };
}

interface Ranges {
  readonly ranges?: readonly {
    readonly start: { readonly line?: number };
    readonly end: { readonly line?: number };
  }[];
}

/** Reads an answer. */
export function verdictOf(result: CheckResult): Verdict {
  if (result.buildError) {
    return refusal(result.buildError.message, linesOf(result.buildError.location));
  }
  const warnings = (result.warnings ?? []).flatMap(({ ruleName, location }) => {
    const lines = linesOf(location);
    return lines ? [{ check: ruleName, lines }] : [];
  });
  return { kind: 'accepted', warnings };
}

/** The verdict of an error message. */
export function refusal(message: string, lines?: Lines): Verdict {
  return /failed to do request|failed to resolve|no such host|not found: not found/.test(message)
    ? { kind: 'unjudged', why: message }
    : { kind: 'refused', message, lines };
}

function linesOf(location: Ranges | undefined): Lines | undefined {
  const ranges = location?.ranges ?? [];
  const first = ranges[0]?.start.line;
  const last = ranges.at(-1)?.end.line;
  return first && last ? { first, last } : undefined;
}
