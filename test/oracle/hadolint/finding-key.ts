/** One rule of hadolint at one instruction, as `line id`; lines are those where instructions begin, from 1. */
export type FindingKey = `${number} DL${string}`;

/** The rule of a key. */
export function ruleOf(key: FindingKey): string {
  return key.slice(key.indexOf(' ') + 1);
}
