import type { Edit } from '../../core/edit.ts';
import type { FormatOptions } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { Span } from '../../core/span.ts';
import { dockerfileModel } from '../model/dockerfile-model.ts';
import { checkFile } from '../syntax/check-file.ts';
import type { DockerfileTree, Piece } from '../syntax/nodes.ts';
import { formatInstruction, type Style } from './format/format-instruction.ts';

/**
 * Lays out the instructions, comments and blank lines that a span touches, in the same way each time.
 * An instruction keeps its meaning to BuildKit and to the shell: its flags, words, values, heredocs and the
 * syntax tree of its command line, but not the blanks outside quotes. One that BuildKit refuses stays as it is.
 */
export function formatDockerfile(
  snapshot: Snapshot,
  span: Span,
  options: FormatOptions,
): readonly Edit[] {
  const { tree, shellAt } = dockerfileModel(snapshot);
  const { text } = tree;
  const style = {
    layout: options,
    lineEnd: /^\s*\S[^\n]*\r\n/.test(text) ? '\r\n' : '\n',
    toCase: caseOf(tree),
  };
  const edits: Edit[] = [];
  const put = (start: number, end: number, replacement: string) => {
    if (start > span.end || end < span.start || (start < end && end === span.start)) return;
    if (text.slice(start, end) !== replacement) edits.push(narrowed(text, start, end, replacement));
  };
  const items = tree.pieces.filter(({ start, end }) => text.slice(start, end).trim() !== '');
  const refused = refusedAmong(items, tree);
  const startsStage = stageStarts(items, tree);
  let end = tree.pieces[0]?.start ?? text.length;
  for (const [index, item] of items.entries()) {
    put(end, item.start, blankLinesAbove(index, item, text.slice(end, item.start)));
    put(item.start, item.end, formatted(item));
    end = item.end;
  }
  if (items.length > 0) put(end, text.length, '');
  return edits;

  /** At most one, and one above each stage but the first. */
  function blankLinesAbove(index: number, item: Piece, written: string): string {
    const kept = written.includes('\n') ? style.lineEnd : '';
    if (index > 0) return startsStage.has(item) ? style.lineEnd : kept;
    // A comment that would be a directive on the first line keeps its distance.
    const isDirective = /^[ \t]*#\s*(?:syntax|escape|check)\s*=/i.test(text.slice(item.start));
    return tree.directives.length > 0 || isDirective ? kept : '';
  }

  function formatted(item: Piece): string {
    const { start, end, comments, instruction } = item;
    const written = text.slice(start, end);
    const last = end === text.length && /[^\n]$/.test(written) ? style.lineEnd : '';
    if (!instruction) {
      const [comment] = comments;
      // A line that only goes on is refused, whatever comment stands below it.
      if (!comment || text.slice(start, comment.span.start).trim() !== '') return written;
      const { span } = comment;
      return text.slice(span.start, span.end) + (lineEndOf(written) || last);
    }
    const { heredocs, span } = instruction;
    const isPadded = text.slice(start, span.start).trim() !== '';
    if (isPadded || refused.has(item)) return written;
    const readsShell = shellAt(instruction) !== undefined;
    const printed = formatInstruction(tree, instruction, { ...style, readsShell });
    const rest = text.slice(span.end, end);
    // Blanks behind a terminator would have made it no terminator, and what continues must not end here.
    if (heredocs.length > 0 || /[^ \t\r\n]/.test(rest)) return `${printed}${rest}`;
    return `${printed}${lineEndOf(rest) || last}`;
  }
}

/** Upper case, or lower case when most instructions are written so. */
function caseOf({ instructions }: DockerfileTree): Style['toCase'] {
  const keywords = instructions
    .filter(({ kind }) => kind !== 'UNKNOWN')
    .map(({ keyword }) => keyword.text);
  const lower = keywords.filter((text) => text === text.toLowerCase()).length;
  const upper = keywords.filter((text) => text === text.toUpperCase()).length;
  return (keyword) => (lower > upper ? keyword.toLowerCase() : keyword.toUpperCase());
}

/** The items that BuildKit refuses. */
function refusedAmong(items: readonly Piece[], tree: DockerfileTree): ReadonlySet<Piece> {
  const errors = [...checkFile(tree)].map(({ span }) => span.start).sort((a, b) => a - b);
  const refused = new Set<Piece>();
  let at = 0;
  for (const item of items) {
    while ((errors[at] ?? item.start) < item.start) at++;
    if ((errors[at] ?? item.end) < item.end) refused.add(item);
  }
  return refused;
}

/** Where each stage but the first starts: at its FROM, or at the first of the comments right above it. */
function stageStarts(
  items: readonly Piece[],
  { instructions }: DockerfileTree,
): ReadonlySet<Piece> {
  const first = instructions.find(({ kind }) => kind === 'FROM');
  const starts = new Set<Piece>();
  for (const [index, item] of items.entries()) {
    if (item.instruction?.kind !== 'FROM' || item.instruction === first) continue;
    let start = item;
    for (let at = index - 1; at >= 0; at--) {
      const above = items[at];
      if (!above || above.instruction || above.end !== start.start) break;
      start = above;
    }
    starts.add(start);
  }
  return starts;
}

function lineEndOf(text: string): string {
  return /\r*\n$/.exec(text)?.[0] ?? '';
}

/** An edit of what differs only, so that cursors stay where they are. */
function narrowed(text: string, start: number, end: number, replacement: string): Edit {
  let from = 0;
  const old = text.slice(start, end);
  const limit = Math.min(old.length, replacement.length);
  while (from < limit && old[from] === replacement[from] && old[from] !== '\r') from++;
  let behind = 0;
  while (
    behind < limit - from &&
    old.at(-1 - behind) === replacement.at(-1 - behind) &&
    old.at(-1 - behind) !== '\r'
  ) {
    behind++;
  }
  return {
    span: { start: start + from, end: end - behind },
    text: replacement.slice(from, replacement.length - behind),
  };
}
