import { chainParts } from '../../../shell/chain.ts';
import { partLines } from './part-text.ts';
import { onlyOne, type RefactoringSource } from './refactoring.ts';
import { flagText, keepsNothingInMounts, lineRun } from './shell-run.ts';

/** Turns `RUN a && b` into one RUN for each command, each with a layer of its own in the cache. */
export const splitRun: RefactoringSource = (place) => {
  const { model, lineEnd } = place;
  const run = onlyOne(place, 'RUN');
  const found = run && lineRun(model, run);
  const parts = found && chainParts(found.script);
  if (!found || !parts || parts.length < 2 || !keepsNothingInMounts(found.run)) return [];
  if (parts.slice(0, -1).some(({ changesShell }) => changesShell)) return [];
  const { span, keyword, comments } = found.run;
  const left = [...comments];
  const flags = flagText(model, found.run);
  const runs = parts.flatMap((part) => {
    const { end } = found.script.spanOf(part.pos, part.end);
    const above = left.splice(0, left.filter((comment) => comment.span.start < end).length);
    const [head = '', ...rest] = partLines(model, found, part);
    // What looks like a flag, an array or a heredoc would be read as one.
    if (/^(?:--|\[)/.test(head) || [head, ...rest].some((line) => line.includes('<<'))) return [];
    return [
      ...above.map(({ text }) => `# ${text}`.trimEnd()),
      [`${keyword.text} ${flags}${head}`, ...rest.map((line) => `  ${line}`)].join(lineEnd),
    ];
  });
  const made = runs.filter((line) => !line.startsWith('#')).length;
  if (made !== parts.length) return [];
  return [
    {
      title: 'Split into one RUN for each command',
      kind: 'rewrite',
      edits: [{ span, text: runs.join(lineEnd) }],
    },
  ];
};
