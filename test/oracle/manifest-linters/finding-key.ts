/** One rule of a linter at one object, as `Kind/name id`. */
export type FindingKey = `${string}/${string} ${string}`;

/** The rule of a key. */
export function ruleOf(key: FindingKey): string {
  return key.slice(key.lastIndexOf(' ') + 1);
}
