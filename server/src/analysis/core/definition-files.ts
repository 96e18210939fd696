import type { Snapshot } from './snapshot.ts';

/** Finds the files that may define kinds of an API group: those that speak of it. Only these are ever parsed. */
export function definitionFilesIn(
  files: readonly Snapshot[],
): (group: string) => readonly Snapshot[] {
  const byGroup = new Map<string, readonly Snapshot[]>();
  return (group) => {
    const known = byGroup.get(group) ?? files.filter(({ text }) => text.includes(group));
    byGroup.set(group, known);
    return known;
  };
}

/** Whether a text may hold the definition of a custom kind. */
export function mayDefineKinds(text: string): boolean {
  return text.includes('CustomResourceDefinition');
}
