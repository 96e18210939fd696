import type { Edit } from '../../core/edit.ts';
import type { FormatOptions } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { dockerfileTree } from '../model/dockerfile-model.ts';
import { continuationOf, lineAt, skipBlank } from '../syntax/lines.ts';
import { outerInstructionAt } from './cursor.ts';

/**
 * Indents the line that Enter has begun: as the line above it when an instruction goes on, one level at its
 * first line, and not at all behind its end. What a line end would tear apart stays where it is.
 */
export function formatDockerfileOnType(
  snapshot: Snapshot,
  offset: number,
  { tabSize, insertSpaces }: FormatOptions,
): readonly Edit[] {
  const tree = dockerfileTree(snapshot);
  const { text } = tree;
  if (offset === 0 || text[offset - 1] === '\r') return [];
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  if (start === 0 || text.slice(start, offset).trim() !== '') return [];
  const above = lineAt(text, text.lastIndexOf('\n', start - 2) + 1);
  const from = skipBlank(text, above.start, above.end);
  const instruction = outerInstructionAt(tree, above.end);
  if (!instruction || text[from] === '#') return [];
  if (instruction.heredocs.some(({ body }) => above.start >= body.start)) return [];
  const end = skipBlank(text, start, lineAt(text, start).end);
  const replace = (indent: string): Edit[] =>
    text.slice(start, end) === indent ? [] : [{ span: { start, end }, text: indent }];
  const continuation = continuationOf(text, above.start, above.end, tree.escape);
  if (continuation === undefined) {
    const isBehind = instruction.span.end <= above.end && end === lineAt(text, start).end;
    return isBehind && from < above.end ? replace('') : [];
  }
  if (!/[ \t]/.test(text[continuation - 1] ?? '') && end < lineAt(text, start).end) return [];
  const isFirst = above.start <= instruction.keyword.span.start;
  return replace(
    isFirst ? (insertSpaces ? ' '.repeat(tabSize) : '\t') : text.slice(above.start, from),
  );
}
