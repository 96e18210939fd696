import type { CorpusDockerfile } from './corpus.ts';
import type { Mutation } from './mutation.ts';

/** On how many Dockerfiles each mutation is tried; `ORACLE_FILES` raises it to all of them. */
export const filesPerMutation = Number(process.env['ORACLE_FILES'] ?? 60);

/** Each mutation on the Dockerfiles that it can change, or on as many of them, spread evenly. */
export function mutants(
  mutations: readonly Mutation[],
  files: readonly CorpusDockerfile[],
): CorpusDockerfile[] {
  return mutations.flatMap((mutation) => {
    const changed = files.flatMap(({ name, text }) => {
      const after = mutation.mutate(text);
      return after === undefined ? [] : [{ name: `${mutation.name}: ${name}`, text: after }];
    });
    const step = Math.max(1, changed.length / filesPerMutation);
    return changed.filter(
      (_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step),
    );
  });
}
