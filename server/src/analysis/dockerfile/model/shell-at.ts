import { type Shell, shellOf, shellOfScript } from '../../shell/dialect.ts';
import type { Comment, DockerfileTree, Instruction } from '../syntax/nodes.ts';
import type { EffectiveImage } from './image.ts';
import type { Stage } from './model.ts';
import { execCall, scriptHeredocs, shellOfCopied } from './scripts.ts';

/** What decides over the shell of an instruction. */
interface Surroundings {
  readonly tree: DockerfileTree;
  readonly stage: Stage | undefined;
  readonly image: EffectiveImage | undefined;
  /** The comments that name a shell for hadolint. */
  readonly pragmas: readonly Comment[];
}

/** The shell that the script of an instruction is written for; undefined when it is no POSIX-like shell. */
export function shellAt(instruction: Instruction, around: Surroundings): Shell | undefined {
  const [heredoc] = instruction.heredocs;
  if (instruction.kind === 'COPY' || instruction.kind === 'ADD') {
    const [script] = scriptHeredocs(instruction);
    return script && shellOfCopied(script);
  }
  const call = execCall(instruction);
  if (call) return known(call.shell, around);
  const directive =
    heredoc &&
    /^(?:[\t ]*#.*\n)*?[\t ]*#[\t ]*shellcheck[^\n]*\bshell=(\w+)/.exec(heredoc.text)?.[1];
  if (directive) return known(shellOf([directive]), around);
  if (heredoc?.text.startsWith('#!')) {
    return known(shellOfScript(heredoc.text, undefined), around);
  }
  const wanted = pragmaBefore(instruction, around);
  return wanted === undefined ? shellInStage(around) : shellOf([wanted]);
}

/** The comments that `shellAt` asks for. */
export function shellPragmas(tree: DockerfileTree): Comment[] {
  return tree.comments.filter(({ text }) => shellPragma.test(text));
}

function shellInStage(around: Surroundings): Shell | undefined {
  const { tree, stage, image } = around;
  const shell = image?.shell;
  if (shell?.value && shell.certainty !== 'table') return known(shellOf(shell.value), around);
  if (tree.escape === '`' || (stage && isWindows(stage))) return undefined;
  return known({ dialect: 'sh', exitsOnError: false }, around);
}

/** Names what `/bin/sh` is in the distributions that have a package manager. */
function known(shell: Shell | undefined, { image }: Surroundings): Shell | undefined {
  const manager = image?.packageManager.value;
  if (shell?.dialect !== 'sh' || manager === undefined) return shell;
  if (manager === 'apt') return { ...shell, dialect: 'dash' };
  return { ...shell, dialect: manager === 'apk' ? 'ash' : 'bash' };
}

function isWindows({ base, from }: Stage): boolean {
  if (from.platform?.value.startsWith('windows')) return true;
  for (let at: Stage['base'] = base; ; at = at.stage.base) {
    if (at.kind === 'stage') continue;
    return at.kind === 'image' && /windows|nanoserver|dotnet\/framework/.test(at.reference);
  }
}

/** The shell of the nearest pragma above an instruction that no SHELL and no FROM but the first ends. */
function pragmaBefore(at: Instruction, { stage, pragmas }: Surroundings): string | undefined {
  const comment = pragmas.findLast(({ span }) => span.start < at.span.start);
  if (!comment) return undefined;
  const since = [...(stage ? [stage.from, ...stage.instructions] : [])].findLast(
    ({ kind, span }) => (kind === 'FROM' || kind === 'SHELL') && span.start < at.span.start,
  );
  const isFirst = since?.kind === 'FROM' && stage?.index === 0;
  if (!isFirst && since && comment.span.start < since.span.start) return undefined;
  return shellPragma.exec(comment.text)?.[1];
}

const shellPragma = /^hadolint\s+shell\s*=\s*(\S+)/;
