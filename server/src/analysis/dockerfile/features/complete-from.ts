import type { Completion } from '../../core/features.ts';
import { knownBase, knownRepositories, proposedTags } from '../model/known-base.ts';
import type { DockerfileModel } from '../model/model.ts';
import type { InstructionOf } from '../syntax/nodes.ts';
import { completeStage } from './complete-stage.ts';
import { plainCompletion, type TypedWord } from './typed-word.ts';

/** The image of FROM, then AS, then a name for the stage. */
export function completeFrom(
  model: DockerfileModel,
  from: InstructionOf<'FROM'>,
  word: TypedWord,
  contexts: readonly string[],
): Completion[] {
  const before = from.words.filter(({ span }) => span.end < word.span.start || span.end === 0);
  if (before.length === 1) return [plainCompletion('AS', 'keyword', word.span)];
  if (before.length === 2) return completeStageName(model, from, word);
  if (before.length > 2) return [];
  const colon = word.text.indexOf(':');
  if (colon >= 0) return completeTag(word, word.text.slice(0, colon), colon);
  return [
    ...completeStage(model, from, word.span, false),
    ...contexts.map((name) =>
      plainCompletion(name, 'reference', word.span, {
        detail: 'named context of a declared build',
        rank: 0,
      }),
    ),
    plainCompletion('scratch', 'value', word.span, { detail: 'the empty image', rank: 1 }),
    ...knownRepositories.map((name) => plainCompletion(name, 'value', word.span, { rank: 2 })),
  ];
}

function completeTag(word: TypedWord, repository: string, colon: number): Completion[] {
  const replace = { start: word.span.start + colon + 1, end: word.span.end };
  return proposedTags(repository).map((tag, rank) => {
    const release = knownBase(`${repository}:${tag}`)?.release;
    const detail = release && `${release.name}, fixes until ${release.endOfLife}`;
    return plainCompletion(tag, 'value', replace, { rank, ...(detail && { detail }) });
  });
}

const usualNames: Readonly<Record<string, string>> = {
  base: 'what several stages start from',
  dependencies: 'installs what the program needs',
  build: 'compiles the program',
  test: 'runs the tests',
  production: 'what is shipped',
};

function completeStageName(
  { stages }: DockerfileModel,
  from: InstructionOf<'FROM'>,
  word: TypedWord,
): Completion[] {
  const taken = stages.flatMap(({ name, from: other }) =>
    name && other !== from ? name.text : [],
  );
  return Object.entries(usualNames)
    .filter(([name]) => !taken.includes(name))
    .map(([name, detail], rank) => plainCompletion(name, 'reference', word.span, { detail, rank }));
}
