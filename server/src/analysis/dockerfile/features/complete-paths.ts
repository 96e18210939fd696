import type { Completion } from '../../core/features.ts';
import type { Span } from '../../core/span.ts';
import type { DockerfileModel } from '../model/model.ts';
import type { CopyInstruction, Instruction } from '../syntax/nodes.ts';
import { isIn } from './cursor.ts';
import { knownPaths } from './known-paths.ts';
import { plainCompletion, type TypedWord } from './typed-word.ts';

/** Where COPY and ADD may take files from a stage, and where they may put them. */
export function completeCopyPath(
  model: DockerfileModel,
  copy: CopyInstruction,
  word: TypedWord,
): Completion[] {
  const before = copy.words.filter(({ span }) => span.end < word.span.start).length;
  const after = copy.words.some(({ span }) => span.start > word.span.end);
  const replace = insideQuotes(model, word);
  if (!replace) return [];
  const source = copy.from && model.stageNamed(copy.from.value, copy);
  const sources = source
    ? [...knownPaths(model, source)].map(([path, what]) =>
        pathCompletion(path, `${what} in ${copy.from?.value ?? ''}`, replace, 0),
      )
    : [];
  if (before === 0 || after) return sources;
  return withoutRepetition([...destinations(model, copy, replace), ...sources]);
}

/** Folders that the stage already names, and what people use. */
export function completeFolder(
  model: DockerfileModel,
  instruction: Instruction,
  word: TypedWord,
  usual: readonly string[],
): Completion[] {
  const replace = insideQuotes(model, word);
  if (!replace) return [];
  const stage = model.stageOf(instruction);
  const known = stage ? [...knownPaths(model, stage, instruction.span.start)] : [];
  const others = model.stages
    .filter((other) => other !== stage)
    .flatMap((other) => [...knownPaths(model, other)])
    .filter(([, what]) => what === 'working directory');
  return withoutRepetition([
    ...known.map(([path, what]) => pathCompletion(path, what, replace, 0)),
    ...others.map(([path]) => pathCompletion(path, 'in another stage', replace, 1)),
    ...usual.map((path) => pathCompletion(path, undefined, replace, 2)),
  ]);
}

function destinations(model: DockerfileModel, copy: CopyInstruction, replace: Span): Completion[] {
  const stage = model.stageOf(copy);
  const folder = model.imageBefore(copy)?.workdir.value;
  const known = stage ? [...knownPaths(model, stage, copy.span.start)] : [];
  return [
    pathCompletion('./', folder === undefined ? 'working directory' : folder, replace, 0),
    ...known.map(([path, what]) => pathCompletion(path, what, replace, 1)),
    pathCompletion('/', 'root of the image', replace, 2),
  ];
}

function pathCompletion(
  path: string,
  detail: string | undefined,
  replace: Span,
  rank: number,
): Completion {
  return plainCompletion(path, 'file', replace, { rank, ...(detail !== undefined && { detail }) });
}

/** The word without the quotes and brackets of a JSON array around it; undefined when the cursor is on them. */
export function insideQuotes(
  { tree }: DockerfileModel,
  { span, text: typed }: TypedWord,
): Span | undefined {
  const text = tree.text.slice(span.start, span.end);
  const lead = /^\[?"?/.exec(text)?.[0].length ?? 0;
  const tail = lead > 0 ? (/["\],]*$/.exec(text.slice(lead))?.[0].length ?? 0) : 0;
  const replace = { start: span.start + lead, end: span.end - tail };
  return isIn(replace, span.start + typed.length) ? replace : undefined;
}

function withoutRepetition(completions: readonly Completion[]): Completion[] {
  return [
    ...new Map(completions.toReversed().map((each) => [each.label, each])).values(),
  ].reverse();
}
