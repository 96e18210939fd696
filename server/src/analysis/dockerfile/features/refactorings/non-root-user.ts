import type { Edit } from '../../../core/edit.ts';
import type { DockerfileModel, Stage } from '../../model/model.ts';
import type { Instruction } from '../../syntax/nodes.ts';
import type { RefactoringSource } from './refactoring.ts';

/** Lets the last stage end with a user of its own, who owns the files that were copied for the program. */
export const nonRootUser: RefactoringSource = ({ model, instructions, lineEnd }) => {
  const [selected] = instructions;
  const stage = model.stages.at(-1);
  const isAsked =
    selected !== undefined &&
    instructions.length === 1 &&
    ['FROM', 'USER', 'CMD', 'ENTRYPOINT'].includes(selected.kind) &&
    model.stageOf(selected) === stage;
  const account = isAsked && stage ? accountFor(stage) : undefined;
  if (!stage || !account || !isRoot(stage)) return [];
  const last = stage.instructions.findLast(({ kind }) => needsRoot.has(kind)) ?? stage.from;
  const root = stage.instructions.findLast(({ kind }) => kind === 'USER');
  const isBehind = root !== undefined && root.span.start > last.span.start;
  const user = `USER ${account.number}`;
  const added = [
    ...(account.command ? [`RUN ${account.command}`] : []),
    ...(isBehind ? [] : [user]),
  ];
  const edits: Edit[] = [
    ...(added.length > 0
      ? [{ span: at(last.span.end), text: added.map((line) => lineEnd + line).join('') }]
      : []),
    ...(isBehind ? [{ span: root.span, text: user }] : []),
    ...ownedCopies(model, stage, account.number),
  ];
  return [{ title: 'Run as a user without rights', kind: 'rewrite', edits }];
};

/** Instructions that root has to carry out; a user of its own comes behind them. */
const needsRoot: ReadonlySet<Instruction['kind']> = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR']);

interface Account {
  readonly number: string;
  /** What makes it; undefined when the base has it or no account is needed. */
  readonly command?: string;
}

/** The account that fits the distribution of a stage; undefined when the base is not known well enough. */
function accountFor({ image, base: own }: Stage): Account | undefined {
  let base = own;
  while (base.kind === 'stage') base = base.stage.base;
  if (base.kind === 'scratch') return { number: '65532' };
  const known = base.kind === 'image' ? base.known : undefined;
  if (!known) return undefined;
  if (known.name === 'node') return { number: '1000' };
  // The entry points of servers give up their rights themselves, and need them before.
  if (known.entrypoint) return undefined;
  if (known.name.startsWith('mcr.microsoft.com/dotnet/')) return { number: '1654' };
  if (!known.hasShell) return { number: '65532' };
  const name = image.accounts.hasUser('app') === 'present' ? 'appuser' : 'app';
  if (image.programs.has('useradd') === 'present') {
    const shell = image.packageManager.value === 'apt' ? '/usr/sbin/nologin' : '/sbin/nologin';
    return {
      number: '10001',
      command: `useradd --uid 10001 --no-create-home --shell ${shell} ${name}`,
    };
  }
  const isBusybox = image.packageManager.value === 'apk' || known.name === 'busybox';
  return isBusybox ? { number: '10001', command: `adduser -D -H -u 10001 ${name}` } : undefined;
}

function isRoot({ image: { user } }: Stage): boolean {
  return user.value !== undefined && /^(?:root|0)(?::|$)/.test(user.value);
}

/** COPYs into folders of the program get an owner; those into folders of the system stay with root. */
function ownedCopies(model: DockerfileModel, stage: Stage, number: string): Edit[] {
  return stage.instructions.flatMap((copy) => {
    if (copy.kind !== 'COPY' && copy.kind !== 'ADD') return [];
    if (copy.flags.some(({ name }) => name.text === 'chown') || !copy.destination) return [];
    const target = model.scopeAt(copy).expand(copy.destination.text);
    const folder = model.imageBefore(copy)?.workdir.value ?? '/';
    const path = target?.startsWith('/') ? target : `${folder}/${target ?? ''}`;
    if (
      target === undefined ||
      /^\/+(?:bin|boot|dev|etc|lib\w*|proc|sbin|sys|usr)(?:\/|$)/.test(path)
    ) {
      return [];
    }
    return [{ span: at(copy.keyword.span.end), text: ` --chown=${number}:${number}` }];
  });
}

function at(offset: number) {
  return { start: offset, end: offset };
}
