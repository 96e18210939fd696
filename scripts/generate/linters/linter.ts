/** Another linter of manifests: the ids of all its rules, and what becomes of those that no rule of ours is named after. */
export interface Linter {
  readonly name: string;
  /** How users of the linter find its rules. */
  readonly url: string;
  readonly ids: readonly string[];
  /** By reason, the ids that Slipway answers in another way or not at all. */
  readonly otherwise: readonly Otherwise[];
}

/** Ids that have no rule of their own here. */
interface Otherwise {
  readonly ids: readonly string[];
  /** Why, or what says it instead: a sentence of Markdown; a rule of ours in backticks. */
  readonly because: string;
}
