import type { Addition, Edit } from './edit.ts';
import type { Span } from './span.ts';

/**
 * Error: BuildKit, the API server or the kubelet refuses it, or the container certainly fails.
 * Warning: likely bug. Information: probably not what was meant. Hint: there is a simpler way.
 */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Another place that explains a finding. */
export interface Related {
  /** Absent for the document of the finding. */
  readonly uri?: string;
  readonly span: Span;
  readonly message: string;
}

/** A change that removes a finding; only `safe` ones take part in fix-all. */
export interface Fix {
  /** Imperative: what to do. */
  readonly title: string;
  readonly safety: 'safe' | 'unsafe';
  readonly edits: readonly Edit[];
  /** Added to another file, which is created when it is missing. */
  readonly addition?: Addition;
}

/** What a rule says about one span: one sentence on what will happen and why. */
export interface Finding {
  readonly span: Span;
  readonly message: string;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  /** Overrides the severity of the rule, for a rule whose cases differ. */
  readonly severity?: Severity;
  /** The ids that other tools give this very finding, when they are fewer than the rule's. */
  readonly aliases?: readonly string[];
  readonly tag?: 'unnecessary' | 'deprecated';
  /** The name of the field whose absence is reported, for what another file may bring. */
  readonly missing?: string;
}

/** A finding with the rule that made it and its final severity. */
export interface ReportedFinding extends Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly aliases: readonly string[];
}
