import { sequenceParts } from '../../../shell/chain.ts';
import type { DockerfileModel } from '../../model/model.ts';
import type { Instruction } from '../../syntax/nodes.ts';
import type { RefactoringSource } from './refactoring.ts';
import { flagText, keepsNothingInMounts, lineRun, type ShellRun } from './shell-run.ts';

/** Turns RUNs that follow each other into one, which makes one layer. */
export const joinRuns: RefactoringSource = ({ model, instructions, lineEnd }) => {
  const runs = withNeighbour(model, instructions).map((each) => lineRun(model, each));
  const known = runs.filter((run) => run !== undefined);
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last || known.length < 2 || known.length !== runs.length) return [];
  if (!known.every((run) => canJoin(model, run, first, run === last))) return [];
  const { tree } = model;
  const texts = known.map((run, index) => {
    const parts = sequenceParts(run.script) ?? [];
    const bodyEnd = run.script.spanOf(0, parts.at(-1)?.end ?? 0).end;
    const text = tree.text.slice(run.run.body.spanOf(0, 1).start, bodyEnd);
    const isWhole = parts.length === 1 && !parts.some(({ hasAlternative }) => hasAlternative);
    return index === 0 || isWhole ? text : `{ ${text}; }`;
  });
  // Some write the operator in front, some behind.
  const leading = /\n([ \t]*)&& /.exec(texts[0] ?? '')?.[1];
  const lines = texts.flatMap((text, index) => {
    const before = known[index - 1]?.run.span.end ?? first.run.span.start;
    const from = known[index]?.run.span.start ?? 0;
    const comments = tree.comments.filter(
      ({ span }) => span.start > before && span.end < from && index > 0,
    );
    const continued = index < texts.length - 1 ? (leading === undefined ? ' && \\' : ' \\') : '';
    const start = index === 0 ? '' : leading === undefined ? '    ' : `${leading}&& `;
    return [
      ...comments.map(({ text: comment }) => `    # ${comment}`.trimEnd()),
      `${start}${text}${continued}`,
    ];
  });
  return [
    {
      title: known.length === 2 ? 'Join with the next RUN' : `Join ${known.length} RUNs`,
      kind: 'rewrite',
      edits: [
        {
          span: { start: first.run.body.spanOf(0, 1).start, end: last.run.span.end },
          text: lines.join(lineEnd),
        },
      ],
    },
  ];
};

/** What is selected; a single RUN together with the instruction behind it. */
function withNeighbour(
  { tree }: DockerfileModel,
  instructions: readonly Instruction[],
): readonly Instruction[] {
  const [only, ...others] = instructions;
  if (only?.kind !== 'RUN' || others.length > 0) return instructions;
  const next = tree.instructions[tree.instructions.indexOf(only) + 1];
  return next ? [only, next] : [];
}

function canJoin(
  model: DockerfileModel,
  { run, script }: ShellRun,
  first: ShellRun,
  isLast: boolean,
): boolean {
  const parts = sequenceParts(script);
  return (
    parts !== undefined &&
    keepsNothingInMounts(run) &&
    flagText(model, run) === flagText(model, first.run) &&
    (isLast || !parts.some(({ changesShell }) => changesShell)) &&
    // A comment line may stand between the lines of a command, not behind its last one.
    !run.body.text.includes('<<')
  );
}
