import type { Span } from '../../core/span.ts';
import { readDirectives } from './directives.ts';
import { type HeredocMarker, heredocMarkers, readHeredocs } from './heredocs.ts';
import { buildInstruction, type InstructionHead, readHead } from './instruction.ts';
import { continuationOf, lineAt, skipBlank } from './lines.ts';
import { createLogicalText, type LogicalText, type Segment } from './logical-text.ts';
import type { Comment, DockerfileTree, Piece } from './nodes.ts';
import { reusablePieces } from './reuse-pieces.ts';

/**
 * Parses any text in linear time; `checkFile` tells what BuildKit would refuse.
 * What did not change since `previous` is taken over; in front of the change, instructions are the same objects.
 */
export function parseDockerfile(text: string, previous?: DockerfileTree): DockerfileTree {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const { directives, escapeChar, next } = readDirectives(text, start);
  const isReusable = previous?.escape === escapeChar && textsOf(previous) <= maximumTexts;
  const reusable = isReusable ? reusablePieces(previous, text) : undefined;
  const pieces: Piece[] = [];
  for (let offset = next; offset < text.length; ) {
    const piece = reusable?.(offset) ?? readPiece(text, offset, escapeChar);
    pieces.push(piece);
    offset = piece.end;
  }
  return {
    text,
    escape: escapeChar,
    directives,
    comments: pieces.flatMap(({ comments }) => comments),
    instructions: pieces.flatMap(({ instruction }) => instruction ?? []),
    pieces,
  };
}

/** A piece keeps alive the whole text that it was read from, so not too many versions may have one. */
const maximumTexts = 50;

function textsOf({ pieces }: DockerfileTree): number {
  const texts = new Set<string>();
  let last: string | undefined;
  for (const { text } of pieces) {
    if (text !== last) texts.add(text);
    last = text;
  }
  return texts.size;
}

function readPiece(text: string, start: number, escapeChar: string): Piece {
  const line = readLogicalLine(text, start, escapeChar);
  const { comments, emptyLines } = line;
  if (line.text.text === '') {
    const isCut = line.isOpen || text[line.next - 1] !== '\n';
    return { text, start, end: line.next, comments, instruction: undefined, isCut };
  }
  const head = readHead(line.text, escapeChar);
  const { heredocs, next } = readHeredocs(text, line.next, markersOf(line.text, head));
  const last = heredocs.at(-1);
  const end = last ? (last.terminator?.span.end ?? text.length) : line.span.end;
  const span = { start: line.span.start, end };
  const place = { escapeChar, span, comments, emptyLines, heredocs };
  const instruction = buildInstruction(head, place);
  const isOpen = line.isOpen || (last !== undefined && !last.terminator);
  const isCut = isOpen || text[next - 1] !== '\n';
  return { text, start, end: next, comments, instruction, isCut };
}

/** The lines of one instruction, joined; empty for a comment or a blank line. */
interface LogicalLine {
  readonly text: LogicalText;
  readonly span: Span;
  readonly comments: readonly Comment[];
  readonly emptyLines: readonly Span[];
  readonly next: number;
  /** True when it continues and the file does not. */
  readonly isOpen: boolean;
}

function readLogicalLine(text: string, offset: number, escapeChar: string): LogicalLine {
  const comments: Comment[] = [];
  const emptyLines: Span[] = [];
  const segments: Segment[] = [];
  let joined = '';
  let end = offset;
  let next = offset;
  let continues = true;
  while (continues && next < text.length) {
    const line = lineAt(text, next);
    const first = skipBlank(text, line.start, line.end);
    const isFirst = next === offset;
    next = line.next;
    if (text[first] === '#' && first < line.end) {
      comments.push(commentAt(text, first, line.end));
      continues = !isFirst;
    } else if (first === line.end) {
      if (!isFirst) emptyLines.push({ start: line.start, end: line.end });
      continues = !isFirst;
    } else {
      const from = isFirst ? first : line.start;
      const continuation = continuationOf(text, from, line.end, escapeChar);
      segments.push({ logical: joined.length, source: from });
      joined += text.slice(from, continuation ?? line.end);
      end = line.end;
      continues = continuation !== undefined;
    }
  }
  const source = createLogicalText(joined, segments);
  const from = skipBlank(joined, 0, joined.length);
  const trimmed = source.slice(from, from + joined.trim().length);
  const start = trimmed.text === '' ? offset : trimmed.spanOf(0, 1).start;
  return {
    text: trimmed,
    span: { start, end: trimmedEnd(text, start, end) },
    comments,
    emptyLines,
    next,
    isOpen: continues,
  };
}

function markersOf(line: LogicalText, head: InstructionHead): HeredocMarker[] {
  const inner = head.trigger ?? head;
  const accepts = inner.kind === 'RUN' || inner.kind === 'COPY' || inner.kind === 'ADD';
  return accepts && !inner.json ? heredocMarkers(line) : [];
}

function commentAt(text: string, start: number, lineEnd: number): Comment {
  const end = trimmedEnd(text, start, lineEnd);
  return { span: { start, end }, text: text.slice(start + 1, end).trim() };
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1] ?? '')) at--;
  return at;
}
