import type { Span } from '../../core/span.ts';
import type { Suppression } from '../../core/suppressions.ts';
import { ignoringAnnotations } from './ignoring-annotations.ts';
import type { Manifest } from './manifest.ts';
import { trivyComments } from './trivy-comments.ts';

/** The comments and annotations of a manifest that silence findings. */
export function suppressionsOf(manifest: Manifest): readonly Suppression[] {
  const comments = manifest.text.includes('slipway-ignore') ? commentsOf(manifest) : [];
  return [
    ...comments,
    ...trivyComments(manifest),
    ...manifest.objects.flatMap(ignoringAnnotations),
  ];
}

const comment = /^([^\n#]*?)#[ \t]*slipway-ignore[ \t]+([^\r\n]*)/gm;

/** `# slipway-ignore rule, other-rule -- reason`, for the line that it stands on or above. */
function commentsOf({ text, span }: Manifest): Suppression[] {
  return [...text.matchAll(comment)].map((match) => {
    const [whole, before = '', list = ''] = match;
    const listStart = match.index + whole.length - list.length;
    const words = [...list.replace(/(?:^|\s)--\s.*$/, '').matchAll(/[^\s,]+/g)];
    const covers =
      before.trim() === ''
        ? nextLine(text, match.index + whole.length)
        : { start: match.index, end: match.index + before.length };
    return {
      ids: words.map(([word]) => word),
      idSpans: words.map((word) => {
        const start = span.start + listStart + word.index;
        return { start, end: start + word[0].length };
      }),
      covers: { start: covers.start + span.start, end: covers.end + span.start },
      reportUnused: true,
    };
  });
}

/** The next line that is neither blank nor a comment. */
function nextLine(text: string, offset: number): Span {
  let start = offset;
  while (start < text.length) {
    const lineStart = text.indexOf('\n', start) + 1;
    if (lineStart === 0) break;
    const lineEnd = text.indexOf('\n', lineStart);
    const end = lineEnd < 0 ? text.length : lineEnd;
    if (/^[ \t]*[^#\s]/.test(text.slice(lineStart, end))) return { start: lineStart, end };
    start = lineStart;
  }
  return { start: text.length, end: text.length };
}
