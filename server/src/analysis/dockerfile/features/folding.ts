import type { FoldingRange } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { Span } from '../../core/span.ts';
import { dockerfileModel } from '../model/dockerfile-model.ts';
import type { Comment, DockerfileTree } from '../syntax/nodes.ts';

/** What can be folded: stages, instructions of several lines, heredocs, comment blocks, `#region`. */
export function dockerfileFolding(snapshot: Snapshot): readonly FoldingRange[] {
  const { tree, stages } = dockerfileModel(snapshot);
  const isLong = ({ start, end }: Span) => tree.text.slice(start, end).includes('\n');
  const spans = [
    ...stages.map(({ from, instructions }) => ({
      start: from.span.start,
      end: instructions.at(-1)?.span.end ?? from.span.end,
    })),
    ...tree.instructions.map(({ span }) => span),
    ...tree.instructions.flatMap(({ heredocs }) =>
      heredocs.length > 1 ? heredocs.map(({ body }) => ({ ...body, end: body.end - 1 })) : [],
    ),
  ].filter(isLong);
  return [
    ...spans.map((span) => ({ span })),
    ...commentBlocks(tree).map((span) => ({ span, kind: 'comment' as const })),
    ...regions(tree.comments).map((span) => ({ span, kind: 'region' as const })),
  ];
}

function commentBlocks({ comments, text }: DockerfileTree): Span[] {
  const blocks: Span[] = [];
  let block: { start: number; end: number } | undefined;
  for (const { span } of comments) {
    const between = block && text.slice(block.end, span.start);
    if (block && between && /^[ \t]*\r?\n[ \t]*$/.test(between)) {
      block.end = span.end;
    } else {
      block = { ...span };
      blocks.push(block);
    }
  }
  return blocks.filter(({ start, end }) => text.slice(start, end).includes('\n'));
}

function regions(comments: readonly Comment[]): Span[] {
  const open: number[] = [];
  const found: Span[] = [];
  for (const { text, span } of comments) {
    if (/^region\b/.test(text)) open.push(span.start);
    else if (/^endregion\b/.test(text)) {
      const start = open.pop();
      if (start !== undefined) found.push({ start, end: span.end });
    }
  }
  return found;
}
