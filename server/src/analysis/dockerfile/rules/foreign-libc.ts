import type { Fix } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import type { ShellCommand } from '../../shell/script.ts';
import type { DockerfileModel, Stage, StageBase } from '../model/model.ts';
import { absolutePath, baseName } from '../model/paths.ts';
import { perInstruction } from '../syntax/moved-instruction.ts';
import type { CopyInstruction, Instruction } from '../syntax/nodes.ts';

/** Reports programs that are linked with glibc and copied to an image that has none. */
export const foreignLibc = defineRule<DockerfileModel>({
  id: 'foreign-libc',
  summary: 'Program needs a C library that the image does not have',
  severity: 'warning',
  *check(model) {
    if (!model.stages.some(hasGlibc)) return;
    for (const stage of model.stages) {
      // Stages that nobody runs hand files out.
      const { entrypoint, cmd } = stage.origin.image;
      if (!entrypoint.origin && !cmd.origin) continue;
      const target = withoutGlibc(stage);
      if (!target) continue;
      for (const copy of stage.instructions.slice(-mostInstructions)) {
        const from = sourceName(copy);
        const source = from === undefined ? undefined : model.stageNamed(from, copy);
        if (copy.kind !== 'COPY' || !source || !hasGlibc(source)) continue;
        if (mayAddGlibc(model, stage)) break;
        const build = dynamicBuild(model, source, copy);
        if (!build || !copy.sources[0]) continue;
        const { command, run } = build;
        yield {
          span: copy.sources[0].span,
          message: `${baseName(copy.sources[0].value)} ${build.reason}, which ${target} does not have, so the container fails with "no such file or directory".`,
          related: [
            { span: command.name?.span ?? run.span, message: 'The program is built here.' },
          ],
          fixes: build.fixes,
        };
      }
    }
  },
});

/** No stage of a person has more, and each copy looks at all commands of another stage. */
const mostInstructions = 100;

const sourceName = perInstruction((copy) => (copy.kind === 'COPY' ? copy.from?.value : undefined));

/** What the lowest stage starts from. */
function lowestBase(stage: Stage): StageBase {
  let { base } = stage;
  while (base.kind === 'stage') base = base.stage.base;
  return base;
}

/** The image that has no glibc, as a message names it. */
function withoutGlibc(stage: Stage): string | undefined {
  const base = lowestBase(stage);
  if (base.kind === 'scratch') return 'an empty image';
  if (base.kind !== 'image') return undefined;
  const isMusl = base.known?.packageManager === 'apk';
  return isMusl || /distroless\/static/.test(base.reference) ? base.reference : undefined;
}

function hasGlibc(stage: Stage): boolean {
  const base = lowestBase(stage);
  return base.kind === 'image' && base.known?.packageManager === 'apt';
}

/** Packages such as gcompat, or libraries that are copied along. */
function mayAddGlibc({ sourceOf }: DockerfileModel, stage: Stage): boolean {
  const own = stage.instructions.some((one) =>
    /glibc|gcompat|libc6-compat|\/lib64|ld-linux|\.so\b/.test(sourceOf(one)),
  );
  return own || stage.instructions.some(({ kind }) => kind === 'ONBUILD');
}

interface Build {
  /** What it needs, as a message says it. */
  readonly reason: string;
  readonly command: ShellCommand;
  readonly run: Instruction;
  readonly fixes: readonly Fix[];
}

/** The command that builds the copied file and links it dynamically. */
function dynamicBuild(
  model: DockerfileModel,
  stage: Stage,
  copy: CopyInstruction,
): Build | undefined {
  const path = absolutePath(copy.sources[0]?.value ?? '', '/');
  for (const run of stage.instructions.slice(-mostInstructions)) {
    if (run.kind !== 'RUN') continue;
    const commands = model.scriptOf(run)?.commands ?? [];
    for (const command of commands) {
      const folder = model.imageBefore(run)?.workdir.value;
      if (isGoBuild(command, commands, model, run)) {
        const output = outputOf(command);
        const made = output && absolutePath(output, folder);
        if (made !== path || !command.name) continue;
        const { start } = command.name.span;
        const edits = [{ span: { start, end: start }, text: 'CGO_ENABLED=0 ' }];
        const reason = 'needs glibc as soon as it uses the network or looks up users';
        return {
          reason,
          command,
          run,
          fixes: [{ title: 'Build without cgo', safety: 'unsafe', edits }],
        };
      }
      if (
        isCargoBuild(command, model, run) &&
        /\/target\/(?:release|debug)\/[\w-]+$/.test(path ?? '')
      ) {
        return { reason: 'is built for glibc', command, run, fixes: [] };
      }
    }
  }
  return undefined;
}

function outputOf({ arguments: words }: ShellCommand): string | undefined {
  const index = words.findIndex(({ text }) => text === '-o');
  const attached = words.find(({ text }) => /^-o=/.test(text))?.value?.slice(3);
  return attached ?? (index < 0 ? undefined : words[index + 1]?.value);
}

/** Without a compiler for the target, or with these settings, Go links no C library. */
function isGoBuild(
  command: ShellCommand,
  all: readonly ShellCommand[],
  model: DockerfileModel,
  run: Instruction,
): boolean {
  const { name, arguments: words, assignments } = command;
  if (name?.value !== 'go' || words[0]?.text !== 'build') return false;
  const scope = model.scopeAt(run);
  const decides = /^(?:CGO_ENABLED|GOARCH|GOOS|CC|GOFLAGS)$/;
  const isSet = ['CGO_ENABLED', 'GOARCH', 'GOOS', 'CC', 'GOFLAGS'].some((key) => scope.lookup(key));
  const isExported = all.some(({ arguments: other, assignments: own }) =>
    [...other.map(({ text }) => text), ...own.map((one) => one.name)].some((text) =>
      /CGO_ENABLED|GOARCH|GOOS/.test(text),
    ),
  );
  if (isSet || isExported || assignments.some((one) => decides.test(one.name))) return false;
  return !words.some(({ text }) => /static|netgo|buildmode/.test(text));
}

function isCargoBuild(
  { name, arguments: words, assignments }: ShellCommand,
  model: DockerfileModel,
  run: Instruction,
): boolean {
  if (name?.value !== 'cargo' || words[0]?.text !== 'build') return false;
  const scope = model.scopeAt(run);
  const isSet = ['RUSTFLAGS', 'CARGO_BUILD_TARGET', 'CARGO_BUILD_RUSTFLAGS'].some(
    (key) => scope.lookup(key) ?? assignments.some((one) => one.name === key),
  );
  return !isSet && !words.some(({ text }) => text.startsWith('--target'));
}
