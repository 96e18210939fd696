import type { FlagGrammar } from '../syntax/grammar.ts';
import type { MountKey } from '../syntax/mount-grammar.ts';

/** What a flag or a key of a mount does and since when, in Markdown. */
export function describeFlag({
  summary,
  since,
}: Pick<FlagGrammar | MountKey, 'summary' | 'since'>): string {
  return since === undefined ? summary : `${summary}\n\nSince \`docker/dockerfile:${since}\`.`;
}
