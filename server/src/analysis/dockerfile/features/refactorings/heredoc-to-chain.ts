import { type ShellPart, sequenceParts } from '../../../shell/chain.ts';
import { partLines } from './part-text.ts';
import { onlyOne, type RefactoringSource } from './refactoring.ts';
import { heredocRun, type ShellRun } from './shell-run.ts';

/** Turns a heredoc that starts with `set -e` into commands that `&&` joins. */
export const heredocToChain: RefactoringSource = (place) => {
  const { model } = place;
  const run = onlyOne(place, 'RUN');
  const found = run && heredocRun(model, run);
  const parts = found && sequenceParts(found.script);
  const [first, ...others] = parts ?? [];
  if (!found || !first || others.length === 0) return [];
  const { text } = found.script.syntax;
  const options = text.slice(first.pos, first.end);
  if (!/^set\s+(?:-[a-z]*e[a-z]*|-o\s+errexit)(?:\s+[-\w]+)*$/.test(options)) return [];
  if (!others.every(({ ignoresErrexit }) => ignoresErrexit)) return [];
  if (others.some(({ pos, end }) => isBoundToLines(text.slice(pos, end)))) return [];
  const isPlain = /^set\s+-e$/.test(options);
  const lines = joined(isPlain ? others : [first, ...others], found, (part) =>
    partLines(model, found, part),
  );
  const { flags, keyword, span } = found.run;
  const start = flags.at(-1)?.span.end ?? keyword.span.end;
  return [
    {
      title: 'Join the commands by &&',
      kind: 'rewrite',
      edits: [{ span: { start, end: span.end }, text: ` ${lines.join('\n')}` }],
    },
  ];
};

/** True for what a single line cannot say, or what Dockerfiles would read in another way. */
function isBoundToLines(text: string): boolean {
  return /[^\\]\n|\\\\\n|<</.test(text) || (text.includes('\n') && text.includes("'"));
}

/** The commands with `&&` between them and the comments of the script above them, each line continued. */
function joined(
  parts: readonly ShellPart[],
  { script }: ShellRun,
  linesOf: (part: ShellPart) => readonly string[],
): string[] {
  const { text } = script.syntax;
  const lines: string[] = [];
  parts.forEach((part, index) => {
    const before = parts[index - 1];
    const between = before ? text.slice(before.end, part.pos) : '';
    const comments = [...between.matchAll(/#.*/g)].map(([comment]) => `    ${comment.trimEnd()}`);
    const [head = '', ...rest] = linesOf(part);
    const whole = [`${part.hasAlternative ? '{ ' : ''}${head}`, ...rest];
    const last = whole.length - 1;
    if (part.hasAlternative) whole[last] = `${whole[last] ?? ''}; }`;
    if (index < parts.length - 1) whole[last] = `${whole[last] ?? ''} && \\`;
    const indented = whole.map((line, at) => (index === 0 && at === 0 ? line : `    ${line}`));
    lines.push(...comments, ...indented);
  });
  return lines;
}
