import type { DockerfileModel } from '../../model/model.ts';
import type { Instruction, InstructionOf } from '../../syntax/nodes.ts';
import type { RefactoringSource } from './refactoring.ts';

/** Turns ENVs that follow each other into one. */
export const groupEnvironment: RefactoringSource = ({ model, instructions, lineEnd }) => {
  const { tree } = model;
  const [selected] = instructions;
  if (!selected || !instructions.every(({ kind }) => kind === 'ENV')) return [];
  const group = neighbours(model, selected);
  const [first, ...others] = group;
  const last = others.at(-1);
  if (!first || !last || !group.every(isSimple) || refersToItself(group)) return [];
  const pairs = group.flatMap((env) => {
    const before = tree.comments.filter(
      ({ span }) => env !== first && span.start > first.span.start && span.start < env.span.end,
    );
    const own = before.filter(({ span }) => span.start > endBefore(group, env));
    return [
      ...own.map(({ text }) => `    # ${text}`.trimEnd()),
      ...env.pairs.map(({ span }) => tree.text.slice(span.start, span.end)),
    ];
  });
  const lastPair = pairs.length - 1;
  const text = pairs
    .map((line, index) => {
      if (line.startsWith('    #')) return line;
      return `${index === 0 ? '' : '    '}${line}${index < lastPair ? ' \\' : ''}`;
    })
    .join(lineEnd);
  return [
    {
      title: `Join ${group.length} ENVs`,
      kind: 'rewrite',
      edits: [{ span: { start: first.body.spanOf(0, 1).start, end: last.span.end }, text }],
    },
  ];
};

type Environment = InstructionOf<'ENV' | 'LABEL'>;

/** The ENVs around one, without any other instruction between them. */
function neighbours({ tree }: DockerfileModel, selected: Instruction): readonly Environment[] {
  const all = tree.instructions;
  const at = all.indexOf(selected);
  let start = at;
  let end = at;
  while (all[start - 1]?.kind === 'ENV') start--;
  while (all[end + 1]?.kind === 'ENV') end++;
  return at < 0
    ? []
    : all.slice(start, end + 1).filter((each): each is Environment => each.kind === 'ENV');
}

function endBefore(group: readonly Environment[], env: Environment): number {
  return group[group.indexOf(env) - 1]?.span.end ?? 0;
}

/** Pairs on one line each, in the form with `=`. */
function isSimple({ pairs, comments, body }: Environment): boolean {
  const isWhole = pairs.every(({ value, legacy, span }) => {
    const { start, end } = span;
    return value !== undefined && !legacy && end - start < 2000;
  });
  const first = body.text === '' ? undefined : body.spanOf(0, body.text.length);
  const isTogether = first !== undefined && first.end - first.start >= body.text.length;
  return isWhole && isTogether && pairs.length > 0 && comments.length === 0;
}

/** All values of one ENV are worked out before any of its names is set. */
function refersToItself(group: readonly Environment[]): boolean {
  const set = new Set<string>();
  for (const { pairs, variables } of group) {
    if (variables.some(({ name }) => set.has(name.text))) return true;
    for (const { key } of pairs) {
      if (set.has(key.value)) return true;
      set.add(key.value);
    }
  }
  return false;
}
