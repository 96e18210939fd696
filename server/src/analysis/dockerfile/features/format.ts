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
  const errors = [...checkFile(tree)].map((error) => error.span.start);
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
  let end = tree.pieces[0]?.start ?? text.length;
  for (const [index, item] of items.entries()) {
    put(end, item.start, blankLines(tree, items, index, end, style.lineEnd));
    put(item.start, item.end, formatted(item));
    end = item.end;
  }
  if (items.length > 0) put(end, text.length, '');
  return edits;

  function formatted({ start, end, comments, instruction }: Piece): string {
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
    if (isPadded || errors.some((at) => start <= at && at < end)) return written;
    const readsShell = shellAt(instruction) !== undefined;
    const printed = formatInstruction(tree, instruction, { ...style, readsShell });
    const rest = text.slice(span.end, end);
    // Blanks behind a terminator would have made it no terminator, and what continues must not end here.
    if (heredocs.length > 0 || /\S/.test(rest)) return `${printed}${rest}`;
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

/** At most one blank line, and one above each FROM but the first, with the comments that belong to it. */
function blankLines(
  { text, directives, instructions }: DockerfileTree,
  items: readonly Piece[],
  index: number,
  end: number,
  lineEnd: string,
): string {
  const item = items[index];
  if (!item) return '';
  const written = text.slice(end, item.start);
  if (index === 0) {
    const isDirective = /^[ \t]*#\s*(?:syntax|escape|check)\s*=/i.test(text.slice(item.start));
    // A comment that would be a directive on the first line keeps its distance.
    return directives.length > 0 || isDirective ? shortened(written, lineEnd) : '';
  }
  const owner = ownerOf(items, index);
  const isNextStage =
    owner?.kind === 'FROM' && owner !== instructions.find(({ kind }) => kind === 'FROM');
  const isFirstOfBlock = written !== '' || items[index - 1]?.instruction;
  return isNextStage && isFirstOfBlock ? lineEnd : shortened(written, lineEnd);
}

/** The instruction that an item is, or that it stands right above as a comment. */
function ownerOf(items: readonly Piece[], index: number) {
  for (let at = index; at < items.length; at++) {
    const item = items[at];
    if (item?.instruction) return item.instruction;
    if (item && item.end !== items[at + 1]?.start) return undefined;
  }
  return undefined;
}

function shortened(blank: string, lineEnd: string): string {
  return blank.includes('\n') ? lineEnd : '';
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
