import { expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/analysis/core/edit.ts';
import { createSnapshot } from '../../../server/src/analysis/core/snapshot.ts';
import { dockerfileRefactorings } from '../../../server/src/analysis/dockerfile/features/refactorings.ts';
import { dockerfileTree } from '../../../server/src/analysis/dockerfile/model/dockerfile-model.ts';
import { pageDockerfiles, writtenDockerfiles } from './corpus.ts';
import { translateAll } from './translate.ts';

/** A Dockerfile and what a refactoring makes of it. */
interface Rewriting {
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

const rewritings = [...writtenDockerfiles(), ...pageDockerfiles()].flatMap(({ text }) =>
  rewritingsOf(text),
);

test('BuildKit takes what refactorings write', async () => {
  const before = await translateAll(rewritings.map((each) => each.before));
  const after = await translateAll(rewritings.map((each) => each.after));
  const accepted = before.filter(({ error }) => error === undefined).length;
  const refused = rewritings.filter(
    (_, index) => before[index]?.error === undefined && after[index]?.error !== undefined,
  );
  console.log(`BuildKit, refactorings: ${rewritings.length}, ${accepted} of accepted Dockerfiles`);
  expect(refused.slice(0, 3)).toEqual([]);
});

test('refactorings of RUN and ENV leave the image as it is', async () => {
  const same = rewritings.filter(({ title }) => /heredoc|&&|RUN|ENV|packages|cache/.test(title));
  const before = await translateAll(same.map((each) => each.before));
  const after = await translateAll(same.map((each) => each.after));
  const changed = same.flatMap((each, index) => {
    const [was, is] = [configsOf(before[index]), configsOf(after[index])];
    return was === is ? [] : [{ ...each, was, is }];
  });
  expect(same.length).toBeGreaterThan(100);
  expect(changed.slice(0, 3)).toEqual([]);
});

function rewritingsOf(text: string): Rewriting[] {
  const uri = 'file:///Dockerfile';
  const snapshot = createSnapshot({ uri, version: 1, language: 'dockerfile', text });
  const found = dockerfileTree(snapshot).instructions.flatMap(({ span: { start } }) =>
    dockerfileRefactorings(snapshot, { start, end: start }),
  );
  return found.map(({ title, edits }) => ({
    title,
    before: text,
    after: applyEdits(text, edits),
  }));
}

/** The configuration of the images, without what only tells how they were made. */
function configsOf(
  translation: Awaited<ReturnType<typeof translateAll>>[number] | undefined,
): string {
  if (!translation || translation.error !== undefined) return 'refused';
  return JSON.stringify(
    translation.stages.map((stage) => (stage as { readonly config?: unknown }).config ?? null),
  );
}
