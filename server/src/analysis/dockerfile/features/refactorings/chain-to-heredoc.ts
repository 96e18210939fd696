import { chainParts } from '../../../shell/chain.ts';
import { hasFrontend } from './frontend-version.ts';
import { partLines } from './part-text.ts';
import { onlyOne, type RefactoringSource } from './refactoring.ts';
import { lineRun } from './shell-run.ts';

/** Turns `RUN a && b` into a heredoc that stops at the first error, too. */
export const chainToHeredoc: RefactoringSource = (place) => {
  const { model, lineEnd } = place;
  const run = onlyOne(place, 'RUN');
  const found = run && lineRun(model, run);
  const parts = found && chainParts(found.script);
  // A shell would take the other half of a CR LF for a part of its commands.
  if (!found || !parts || parts.length < 2 || lineEnd !== '\n') return [];
  if (!hasFrontend(model, 4)) return [];
  if (!parts.every(({ ignoresErrexit }) => ignoresErrexit)) return [];
  const { span, flags, comments, keyword } = found.run;
  const start = flags.at(-1)?.span.end ?? keyword.span.end;
  const left = comments.filter((comment) => comment.span.start > start);
  const lines = parts.flatMap((part) => {
    const { end } = found.script.spanOf(part.pos, part.end);
    const above = left.splice(0, left.filter((comment) => comment.span.start < end).length);
    return [...above.map(({ text }) => `# ${text}`.trimEnd()), ...partLines(model, found, part)];
  });
  const rest = left.map(({ text }) => `# ${text}`.trimEnd());
  const body = ['set -e', ...lines, ...rest];
  if (body.some((line) => line.includes('<<'))) return [];
  const name = freeName(body);
  const text = [` <<${name}`, ...body, name].join('\n');
  return [
    {
      title: 'Write the commands as a heredoc',
      kind: 'rewrite',
      edits: [{ span: { start, end: span.end }, text }],
    },
  ];
};

/** A name for a heredoc that none of its lines is. */
function freeName(lines: readonly string[]): string {
  let name = 'EOF';
  for (let number = 2; lines.includes(name); number++) name = `EOF${number}`;
  return name;
}
