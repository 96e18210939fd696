import { type AnalysisSettings, defaultSettings } from '../../core/rule.ts';
import type { Span } from '../../core/span.ts';
import type { Suppression } from '../../core/suppressions.ts';
import type { DockerfileModel } from '../model/model.ts';
import { nameOf } from '../syntax/directives.ts';
import type { Comment, Instruction } from '../syntax/nodes.ts';
import { buildChecks } from './build-checks.ts';
import { shellcheckSuppressions } from './shellcheck-suppressions.ts';

/** Where the ids of a suppressing comment apply. */
type Reach = 'instruction' | 'stage' | 'file';

/** A form of comment that suppresses findings. */
interface Form {
  /** Matches the text behind `#`; the first group is the list of ids. */
  readonly pattern: RegExp;
  readonly reach: Reach;
  readonly reportUnused: boolean;
}

const forms: readonly Form[] = [
  {
    pattern: /^slipway-ignore\s+([\w-]+(?:\s*,\s*[\w-]+)*)/d,
    reach: 'instruction',
    reportUnused: true,
  },
  {
    pattern: /^check\s*=\s*(?:\S*;)?skip=([\w,]+)/d,
    reach: 'instruction',
    reportUnused: false,
  },
];

const hadolintForms: readonly Form[] = [
  { pattern: /^hadolint\s+ignore\s*=\s*([\w, ]+)/d, reach: 'instruction', reportUnused: false },
  { pattern: /^hadolint\s+stage\s+ignore\s*=\s*([\w, ]+)/d, reach: 'stage', reportUnused: false },
  { pattern: /^hadolint\s+global\s+ignore\s*=\s*([\w, ]+)/d, reach: 'file', reportUnused: false },
];

/** Every suppression that the comments and directives of a Dockerfile state, of whichever tool. */
export function dockerfileSuppressions(
  model: DockerfileModel,
  settings: Pick<AnalysisSettings, 'hadolintComments'> = defaultSettings,
): Suppression[] {
  const known = settings.hadolintComments ? [...forms, ...hadolintForms] : forms;
  const { tree } = model;
  const file: Span = { start: 0, end: tree.text.length };
  const fromDirectives = tree.directives.flatMap(({ value, ...directive }) =>
    nameOf({ value, ...directive }) === 'check'
      ? suppressionsIn(known, `check=${value.text}`, value.span.start - 'check='.length, () => file)
      : [],
  );
  const fromComments = tree.comments.flatMap((comment) => {
    const start = tree.text.indexOf(comment.text, comment.span.start + 1);
    if (/^dockerfile-utils:\s*ignore\b/.test(comment.text)) {
      const covers = reachOf('instruction', comment, model);
      return [{ ids: ['*'], idSpans: [comment.span], covers, reportUnused: false }];
    }
    return suppressionsIn(known, comment.text, start, (reach) => reachOf(reach, comment, model));
  });
  return [...fromDirectives, ...fromComments, ...shellcheckSuppressions(model)];
}

function suppressionsIn(
  known: readonly Form[],
  text: string,
  offset: number,
  covers: (reach: Reach) => Span,
): Suppression[] {
  for (const { pattern, reach, reportUnused } of known) {
    const range = pattern.exec(text)?.indices?.[1];
    if (!range) continue;
    const [from, to] = range;
    const found = [...text.slice(from, to).matchAll(/[\w-]+/g)];
    const spans = found.map((match) => {
      const start = offset + from + match.index;
      return { start, end: start + match[0].length };
    });
    const skipsAll = pattern.source.startsWith('^check') && found[0]?.[0] === 'all';
    const ids = skipsAll ? buildChecks : found.map((match) => match[0]);
    return [{ ids, idSpans: spans, covers: covers(reach), reportUnused }];
  }
  return [];
}

function reachOf(reach: Reach, comment: Comment, model: DockerfileModel): Span {
  const { tree, stages } = model;
  if (reach === 'file') return { start: 0, end: tree.text.length };
  const instruction = instructionAfter(comment, tree.instructions);
  if (!instruction) return comment.span;
  if (reach === 'instruction') return instruction.span;
  const stage = model.stageOf(instruction);
  const next = stage && stages[stage.index + 1];
  const start = Math.min(stage?.from.span.start ?? 0, comment.span.start);
  return { start, end: next ? next.from.span.start - 1 : tree.text.length };
}

/** The instruction that a comment stands above or inside. */
function instructionAfter(
  comment: Comment,
  instructions: readonly Instruction[],
): Instruction | undefined {
  let low = 0;
  let high = instructions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instructions[middle]?.span.end ?? 0) <= comment.span.start) low = middle + 1;
    else high = middle;
  }
  return instructions[low];
}
