import type { Span } from '../../core/span.ts';
import type { Suppression } from '../../core/suppressions.ts';
import type { Manifest } from './manifest.ts';

/**
 * The comments `#trivy:ignore:KSV-0017`. Each counts for the line that it stands behind or above, with what is
 * indented below it; above the first line, for the whole document.
 */
export function trivyComments({ text, span }: Manifest): readonly Suppression[] {
  if (!text.includes('trivy:ignore:')) return [];
  const found: Suppression[] = [];
  /** Ids above the next line with content, and those whose block goes on. */
  let waiting: Ignored[] = [];
  const open: Block[] = [];
  let isFirst = true;
  const close = (blocks: readonly Block[], end: number) => {
    for (const block of blocks) found.push(suppressionOf(block, end, span.start));
  };
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end);
    waiting.push(...ignoredIn(line, start));
    const depth = line.search(/[^ \r]/);
    if (depth >= 0 && line[depth] !== '#') {
      while ((open.at(-1)?.indent ?? -1) >= depth) close(open.splice(-1), start);
      const indent = isFirst ? -1 : depth;
      for (const one of waiting) open.push({ ...one, start, indent });
      waiting = [];
      isFirst = false;
    }
    start = end + 1;
  }
  close(open, text.length);
  return found;
}

/** An id that a comment ignores, and where it says so, from the start of the document. */
interface Ignored {
  readonly id: string;
  readonly span: Span;
}

/** The lines that an id is ignored in; those that are indented deeper than the first belong to it. */
interface Block extends Ignored {
  readonly start: number;
  readonly indent: number;
}

function ignoredIn(line: string, start: number): Ignored[] {
  return [...line.matchAll(/trivy:ignore:([A-Za-z]+(?:-[A-Za-z]+)*-?\d+)/g)].map((match) => {
    const [whole, id = ''] = match;
    const end = start + match.index + whole.length;
    return { id, span: { start: end - id.length, end } };
  });
}

function suppressionOf(block: Block, end: number, shift: number): Suppression {
  const { id, span, start } = block;
  return {
    ids: [sameAsTrivy(id)],
    idSpans: [{ start: span.start + shift, end: span.end + shift }],
    covers: { start: start + shift, end: end + shift },
    reportUnused: true,
    tool: 'Trivy',
  };
}

/** Trivy knows one rule as `KSV017`, `KSV-0017` and `AVD-KSV-0017`. */
function sameAsTrivy(id: string): string {
  const [, digits] = /^(?:avd-)?ksv-?0*(\d+)$/i.exec(id) ?? [];
  return digits ? `KSV${digits.padStart(3, '0')}` : id;
}
