import type { CorpusDockerfile } from './corpus.ts';
import type { Mutation } from './mutation.ts';

/** Each mutation on every Dockerfile that it can change. */
export function mutants(
  mutations: readonly Mutation[],
  files: readonly CorpusDockerfile[],
): CorpusDockerfile[] {
  return mutations.flatMap((mutation) =>
    files.flatMap(({ name, text }) => {
      const after = mutation.mutate(text);
      return after === undefined ? [] : [{ name: `${mutation.name}: ${name}`, text: after }];
    }),
  );
}
