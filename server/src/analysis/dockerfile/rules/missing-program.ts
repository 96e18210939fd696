import type { Finding } from '../../core/finding.ts';
import type { Span } from '../../core/span.ts';
import type { ShellCommand } from '../../shell/script.ts';
import type { EffectiveImage, Fact } from '../model/image.ts';
import type { Stage, StageView } from '../model/model.ts';
import { defineStageRule } from '../model/stage-rule.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** Reports programs that are certainly not in the image when they are started. */
export const missingProgram = defineStageRule({
  id: 'missing-program',
  summary: 'Program is started that nothing installs',
  severity: 'error',
  *checkStage(stage, view) {
    for (const instruction of stage.instructions) {
      if (instruction.kind === 'RUN') {
        const image = view.imageBefore(instruction);
        if (image) yield* missingInRun(view, instruction, image, stage);
      } else if (!stage.isBase) {
        yield* missingAtStart(view, instruction, stage);
      }
    }
  },
});

function* missingInRun(
  view: StageView,
  run: Instruction,
  image: EffectiveImage,
  stage: Stage,
): Iterable<Finding> {
  const shell = run.json ? undefined : missingShell(image);
  if (shell && !startsWithShebang(run)) {
    yield {
      span: run.keyword.span,
      message: `The build stops here, because ${shell} is not in ${baseName(stage)} and RUN needs it.`,
    };
    return;
  }
  const [program] = run.json ?? [];
  if (program) {
    if (isMissing(image, program.value)) yield inBuild(program.span, program.value, stage);
    return;
  }
  const commands = view.scriptOf(run)?.commands ?? [];
  // What the first commands install, the next ones have: only the start of a script is certain.
  const [first] = commands;
  if (!first?.name?.value || !isCertain(first, commands)) return;
  if (isMissing(image, first.name.value)) yield inBuild(first.name.span, first.name.value, stage);
}

function* missingAtStart(
  view: StageView,
  instruction: Instruction,
  { image, instructions }: Stage,
): Iterable<Finding> {
  const started = programOf(view, instruction, image);
  if (!started || instructions.findLast(({ kind }) => kind === instruction.kind) !== instruction) {
    return;
  }
  if (instruction.kind !== 'HEALTHCHECK' && !instruction.json) {
    const shell = missingShell(image);
    if (shell) {
      yield {
        span: instruction.keyword.span,
        message: `The container will not start, because the shell form needs ${shell} and the image has none.`,
      };
      return;
    }
  }
  if (!isMissing(image, started.name)) return;
  const isHealthcheck = instruction.kind === 'HEALTHCHECK';
  yield {
    span: started.span,
    ...(isHealthcheck && { severity: 'warning' as const }),
    message: isHealthcheck
      ? `The container will be unhealthy, because nothing installs "${started.name}" in this image.`
      : `The container will not start, because nothing installs "${started.name}" in this image.`,
  };
}

/** The program that the instruction starts; CMD starts one only when there is no entry point. */
function programOf(
  view: StageView,
  instruction: Instruction,
  image: EffectiveImage,
): { readonly name: string; readonly span: Span } | undefined {
  switch (instruction.kind) {
    case 'CMD':
      if (!isKnownEmpty(image.entrypoint)) return undefined;
      break;
    case 'ENTRYPOINT':
    case 'HEALTHCHECK':
      break;
    default:
      return undefined;
  }
  const [exec] = instruction.json ?? [];
  if (exec) return { name: exec.value, span: exec.span };
  const commands = view.scriptOf(instruction)?.commands ?? [];
  const [first] = commands;
  if (!first?.name?.value || !isCertain(first, commands)) return undefined;
  return { name: first.name.value, span: first.name.span };
}

/** True when the command runs in any case and its failure fails the script. */
function isCertain(command: ShellCommand, all: readonly ShellCommand[]): boolean {
  const next = all.find(({ span }) => span.start >= command.span.end);
  const guarded = next?.operator?.text === '||' || next?.operator?.text === ';';
  return command.context === 'top' && (!guarded || (next !== undefined && fails(next)));
}

/** `exit 1` and `false` say what the failure before has said. */
function fails({ name, arguments: words, operator }: ShellCommand): boolean {
  const exits = name?.value === 'exit' && /^[1-9]\d*$/.test(words[0]?.text ?? '');
  return operator?.text === '||' && (exits || name?.value === 'false');
}

function isMissing({ programs }: EffectiveImage, program: string): boolean {
  return /^[\w/.+-]+$/.test(program) && programs.has(program) === 'missing';
}

function missingShell({ shell, programs }: EffectiveImage): string | undefined {
  const program = shell.value?.[0];
  return program && programs.has(program) === 'missing' ? program : undefined;
}

function isKnownEmpty(fact: Fact<unknown>): boolean {
  return fact.certainty !== 'unknown' && fact.value === undefined;
}

function startsWithShebang(run: Instruction): boolean {
  return run.heredocs[0]?.text.startsWith('#!') ?? false;
}

function inBuild(span: Span, program: string, stage: Stage): Finding {
  return {
    span,
    message: `The build stops here, because "${program}" is not in ${baseName(stage)} and nothing before this line installs it.`,
  };
}

function baseName({ base, from }: Stage): string {
  return base.kind === 'scratch' ? 'an empty image' : (from.image?.text ?? 'the base image');
}
