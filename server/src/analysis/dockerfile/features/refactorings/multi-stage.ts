import type { DockerfileModel, Stage } from '../../model/model.ts';
import { packageCommandOf } from '../../model/package-command.ts';
import type { Instruction } from '../../syntax/nodes.ts';
import { processOf } from '../process-of.ts';
import { onlyOne, type RefactoringSource } from './refactoring.ts';
import { type RuntimeStage, runtimeStageOf } from './runtime-stage.ts';

/** Turns the only stage into one that builds, and adds one that holds just what runs. */
export const multiStage: RefactoringSource = (place) => {
  const { model, lineEnd } = place;
  const from = onlyOne(place, 'FROM');
  const [stage] = model.stages;
  if (!from?.image || !stage || model.stages.length !== 1 || from.stageName) return [];
  const parts = partsOf(model, stage);
  const process = processOf(stage.image);
  const runtime = parts && process && runtimeStageOf({ model, stage, process, build: parts.build });
  if (!parts || !runtime) return [];
  const lines = [
    '',
    `FROM ${runtime.image}`,
    ...runtime.environment,
    ...configuration(model, parts.build, runtime),
    ...workdirOf(model, parts.last),
    ...runtime.copies,
  ];
  const end = parts.last.span.end;
  return [
    {
      title: `Split into a build stage and a stage from ${runtime.image}`,
      kind: 'rewrite',
      edits: [
        { span: at(from.image.span.end), text: ' AS build' },
        ...runtime.edits,
        { span: at(end), text: lines.map((line) => lineEnd + line).join('') },
      ],
    },
  ];
};

/** What makes files, and the last instruction of it. */
interface Parts {
  readonly build: readonly Instruction[];
  readonly last: Instruction;
}

/** The stage up to its last RUN, COPY or ADD; undefined when it holds what a second stage would lose. */
function partsOf(model: DockerfileModel, { instructions }: Stage): Parts | undefined {
  const last = instructions.findLast(
    ({ kind }) => kind === 'RUN' || kind === 'COPY' || kind === 'ADD',
  );
  if (!last) return undefined;
  const count = instructions.indexOf(last) + 1;
  const build = instructions.slice(0, count);
  const rest = instructions.slice(count);
  const isSimple = build.every(
    ({ kind }) => kind !== 'USER' && kind !== 'ONBUILD' && kind !== 'SHELL',
  );
  const names = new Set(
    build.flatMap((each) => (each.kind === 'ARG' ? each.pairs.map(({ key }) => key.value) : [])),
  );
  const needsArgument = [...rest, ...build.filter(isConfiguration)].some(({ variables }) =>
    variables.some(({ name }) => names.has(name.text)),
  );
  return isSimple && !needsArgument && installsOnlyTools(model, build)
    ? { build, last }
    : undefined;
}

/** Packages that no program needs when it runs. */
const buildTools =
  /^(?:build-essential|build-base|gcc|g\+\+|make|cmake|git|curl|wget|unzip|pkg-config|ca-certificates|python3-dev|musl-dev|protobuf-compiler)(?:=|$)/;

function installsOnlyTools(model: DockerfileModel, build: readonly Instruction[]): boolean {
  return build.every((each) =>
    (model.scriptOf(each)?.commands ?? []).every((command) => {
      const found = packageCommandOf(command);
      if (!found || /^(?:pip|npm|gem|go)$/.test(found.manager)) return true;
      return found.packages.every(({ text }) => buildTools.test(text));
    }),
  );
}

const configurationKinds: ReadonlySet<Instruction['kind']> = new Set([
  ...([
    'ENV',
    'LABEL',
    'EXPOSE',
    'VOLUME',
    'STOPSIGNAL',
    'HEALTHCHECK',
    'CMD',
    'ENTRYPOINT',
  ] as const),
]);

function isConfiguration(instruction: Instruction): boolean {
  if (!configurationKinds.has(instruction.kind)) return false;
  if (instruction.kind !== 'ENV') return true;
  return !instruction.pairs.every(({ key }) =>
    /^(?:CGO_|GO|CARGO_|RUST|MAVEN_|GRADLE_|PIP_|POETRY_|UV_|DEBIAN_FRONTEND)/.test(key.value),
  );
}

/** What the image says of itself, taken over as it is written. */
function configuration(
  { tree }: DockerfileModel,
  build: readonly Instruction[],
  { environment }: RuntimeStage,
): string[] {
  return build
    .filter(isConfiguration)
    .map(({ span }) => tree.text.slice(span.start, span.end))
    .filter((text) => !environment.includes(text));
}

function workdirOf(model: DockerfileModel, last: Instruction): string[] {
  const folder = model.imageBefore(last)?.workdir.value;
  return folder === undefined || folder === '/' ? [] : [`WORKDIR ${folder}`];
}

function at(offset: number) {
  return { start: offset, end: offset };
}
