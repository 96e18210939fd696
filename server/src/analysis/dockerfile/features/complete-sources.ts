import type { Completion } from '../../core/features.ts';
import type { FolderEntry } from '../../core/file-view.ts';
import type { Span } from '../../core/span.ts';
import {
  type BuildContext,
  buildContextsOf,
  type ContextSurroundings,
} from '../model/build-context.ts';
import { childUri, stepsOf } from '../model/context-files.ts';
import { contextSource } from '../model/local-sources.ts';
import type { DockerfileModel } from '../model/model.ts';
import type { CopyInstruction, Instruction } from '../syntax/nodes.ts';
import { insideQuotes } from './complete-paths.ts';
import { isIn } from './cursor.ts';
import { plainCompletion, type TypedWord } from './typed-word.ts';

/** The files and folders of the build context that COPY and ADD may take, ignored ones left out. */
export function completeSources(
  model: DockerfileModel,
  uri: string,
  copy: CopyInstruction,
  word: TypedWord,
  surroundings: ContextSurroundings,
): Completion[] {
  const replace = insideQuotes(model, word);
  if (!replace || copy.from) return [];
  const [context] = buildContextsOf(model, uri, surroundings);
  const typed = word.text.slice(replace.start - word.span.start);
  // Behind the first word a destination is as likely.
  const isFirst = !copy.words.some(({ span }) => span.end < word.span.start);
  return entriesAt({ model, context, typed, replace, rank: isFirst ? 0 : 5 }, surroundings);
}

/** The files and folders of the build context that `source` of a bind mount may name. */
export function completeMountSource(
  model: DockerfileModel,
  uri: string,
  instruction: Instruction,
  offset: number,
  surroundings: ContextSurroundings,
): Completion[] {
  if (instruction.kind !== 'RUN') return [];
  const source = instruction.mounts
    .map(contextSource)
    .find((value) => value !== undefined && isIn(value.span, offset));
  if (!source) return [];
  const [context] = buildContextsOf(model, uri, surroundings);
  const typed = model.tree.text.slice(source.span.start, offset);
  return entriesAt({ model, context, typed, replace: source.span, rank: 0 }, surroundings);
}

interface PathPlace {
  readonly model: DockerfileModel;
  readonly context: BuildContext | undefined;
  /** What stands before the cursor. */
  readonly typed: string;
  /** The whole path. */
  readonly replace: Span;
  readonly rank: number;
}

/** What the folder holds that is typed so far. */
function entriesAt(
  { model, context, typed, replace, rank }: PathPlace,
  surroundings: ContextSurroundings,
): Completion[] {
  if (!context?.ignore || /^https?:|[$\\*?[]/.test(typed)) return [];
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1);
  const start = replace.start + folder.length;
  const rest = model.tree.text.slice(start, replace.end);
  const end = rest.includes('/') ? start + rest.indexOf('/') + 1 : replace.end;
  const isQuoted = model.tree.text[replace.start - 1] === '"';
  const entries = surroundings.workspace.files.listFolder(
    childUri(context.folder, ...stepsOf(folder)),
  );
  return (entries ?? [])
    .filter((entry) => isOffered(entry, folder, context, isQuoted))
    .map(({ name, kind }) => {
      const isFolder = kind === 'folder';
      return plainCompletion(
        isFolder ? `${name}/` : name,
        'file',
        { start, end },
        {
          rank: rank + (isFolder ? 0 : 1),
          ...(isFolder && { triggerAgain: true }),
        },
      );
    });
}

function isOffered(
  { name, kind }: FolderEntry,
  folder: string,
  { ignore }: BuildContext,
  isQuoted: boolean,
): boolean {
  if (kind === 'other' || (!isQuoted && /[\s"'$`\\]/.test(name))) return false;
  if (/^(?:\.git|\.dockerignore)$|^(?:docker|container)file/i.test(name)) return false;
  const path = [...stepsOf(folder), name].join('/');
  return kind === 'folder' ? ignore?.mayHoldFiles(path) === true : !ignore?.ignores(path);
}
