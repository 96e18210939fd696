import type { Edit } from '../../../core/edit.ts';
import type { ShellCommand } from '../../../shell/script.ts';
import { proposedTags } from '../../model/known-base.ts';
import type { DockerfileModel, Stage } from '../../model/model.ts';
import type { Instruction } from '../../syntax/nodes.ts';

/** The stage that runs what another one has built. */
export interface RuntimeStage {
  readonly image: string;
  /** ENV lines that it starts with. */
  readonly environment: readonly string[];
  readonly copies: readonly string[];
  /** What has to change in the stage that builds. */
  readonly edits: readonly Edit[];
}

/** What is known of a build. */
export interface BuildFacts {
  readonly model: DockerfileModel;
  readonly stage: Stage;
  /** What a container runs. */
  readonly process: readonly string[];
  readonly build: readonly Instruction[];
}

/** The stage that fits the language of a base image; undefined when what it must hold is not certain. */
export function runtimeStageOf(facts: BuildFacts): RuntimeStage | undefined {
  const { base } = facts.stage;
  if (base.kind !== 'image' || base.reference.includes('@')) return undefined;
  const [name = '', tag = 'latest'] = base.reference
    .replace(/^(?:docker\.io\/)?(?:library\/)?/, '')
    .split(':');
  return recipes[name]?.(facts, tag);
}

type Recipe = (facts: BuildFacts, tag: string) => RuntimeStage | undefined;

const recipes: Readonly<Record<string, Recipe>> = {
  golang: goRuntime,
  rust: rustRuntime,
  maven: javaRuntime,
  gradle: javaRuntime,
  'eclipse-temurin': javaRuntime,
  node: nodeRuntime,
  python: pythonRuntime,
};

/** The program that `go build -o` writes and the container starts. */
function goRuntime(facts: BuildFacts, tag: string): RuntimeStage | undefined {
  const { model, process, stage } = facts;
  for (const { instruction, command } of commandsOf(facts)) {
    const words = command.arguments;
    if (command.name?.value !== 'go' || words[0]?.value !== 'build') continue;
    const output = words[words.findIndex(({ text }) => text === '-o') + 1]?.value;
    const program = output && absolute(output, folderAt(model, instruction));
    if (!program || program !== startedPath(facts)) return undefined;
    const isStatic =
      command.assignments.some(
        ({ name, value }) => name === 'CGO_ENABLED' && value?.text === '0',
      ) || model.scopeAt(instruction).lookup('CGO_ENABLED')?.value === '0';
    const needsShell = process[0]?.endsWith('sh') || stage.image.healthcheck.value !== undefined;
    if (isStatic && !needsShell) {
      return copying('gcr.io/distroless/static-debian12', [[program, program]]);
    }
    return copying(plainSystem(tag), [[program, program], ...certificates(tag)]);
  }
  return undefined;
}

/** The program below `target/release`. */
function rustRuntime(facts: BuildFacts, tag: string): RuntimeStage | undefined {
  const program = startedPath(facts);
  const builds = commandsOf(facts).some(
    ({ command: { name, arguments: words } }) =>
      name?.value === 'cargo' && words.some(({ text }) => text === '--release'),
  );
  if (!builds || !program || !/\/target\/release\/[\w.-]+$/.test(program)) return undefined;
  return copying(plainSystem(tag), [[program, program], ...certificates(tag)]);
}

/** The archive that `java -jar` starts, on a JRE of the same version. */
function javaRuntime(facts: BuildFacts, tag: string): RuntimeStage | undefined {
  const { process } = facts;
  const jar = process[process.indexOf('-jar') + 1];
  const major = (/temurin-(\d+)/.exec(tag) ??
    /^(\d+)(?:[.\d_]*)-jdk/.exec(tag) ??
    /jdk-?(\d+)/.exec(tag))?.[1];
  if (!process.includes('-jar') || !jar || !/^[\w./-]+\.jar$/.test(jar) || !major) return undefined;
  const path = absolute(jar, folderAtEnd(facts));
  if (path === undefined || process[0] !== 'java') return undefined;
  const image = `eclipse-temurin:${major}-jre${tag.includes('alpine') ? '-alpine' : ''}`;
  return copying(image, [[path, path]]);
}

/** The whole folder of the program, on the small variant of the same version. */
function nodeRuntime(facts: BuildFacts, tag: string): RuntimeStage | undefined {
  const folder = folderAtEnd(facts);
  const installs = commandsOf(facts).filter(({ command }) =>
    /^(?:npm|yarn|pnpm)$/.test(command.name?.value ?? ''),
  );
  // What is installed for the whole system lies outside the folder of the program.
  const isOutside = installs.some(({ command }) =>
    command.arguments.some(({ text }) => /^(?:-g|--global|global)$/.test(text)),
  );
  if (installs.length === 0 || isOutside || folder === undefined || folder === '/')
    return undefined;
  return copying(`node:${smallVariant(tag)}`, [[folder, folder]]);
}

/** A virtual environment that is taken over with the folder of the program. */
function pythonRuntime(facts: BuildFacts, tag: string): RuntimeStage | undefined {
  const folder = folderAtEnd(facts);
  const install = commandsOf(facts).find(
    ({ command }) =>
      /^pip[\d.]*$/.test(command.name?.value ?? '') && command.arguments[0]?.value === 'install',
  );
  const hasOptions = install?.command.arguments.some(({ text }) =>
    /^--(?:user|target|prefix|root|break-system-packages)/.test(text),
  );
  if (!install || hasOptions || folder === undefined || folder === '/') return undefined;
  const path = 'ENV PATH="/opt/venv/bin:$PATH"';
  const { start } = install.instruction.span;
  const end = facts.model.tree.text.includes('\r\n') ? '\r\n' : '\n';
  return {
    ...copying(`python:${smallVariant(tag)}`, [
      ['/opt/venv', '/opt/venv'],
      [folder, folder],
    ]),
    environment: [path],
    edits: [
      { span: { start, end: start }, text: `RUN python -m venv /opt/venv${end}${path}${end}` },
    ],
  };
}

function copying(image: string, paths: readonly (readonly [string, string])[]): RuntimeStage {
  const copies = paths.map(([source, target]) => `COPY --from=build ${source} ${target}`);
  return { image, environment: [], copies, edits: [] };
}

/** The distribution below a language image, which has the same C library. */
function plainSystem(tag: string): string {
  const alpine = /alpine(3\.\d+)?/.exec(tag);
  if (alpine) return `alpine:${alpine[1] ?? proposedTags('alpine')[0] ?? 'latest'}`;
  const codename = /bullseye|bookworm|trixie/.exec(tag)?.[0];
  return `debian:${codename ?? proposedTags('debian')[0] ?? 'stable'}-slim`;
}

/** Debian's small image knows no certificate authorities. */
function certificates(tag: string): (readonly [string, string])[] {
  if (tag.includes('alpine')) return [];
  return [['/etc/ssl/certs/ca-certificates.crt', '/etc/ssl/certs/']];
}

function smallVariant(tag: string): string {
  if (/slim|alpine/.test(tag)) return tag;
  return tag === 'latest' ? 'slim' : `${tag}-slim`;
}

function commandsOf({ model, build }: BuildFacts) {
  return build.flatMap((instruction) =>
    (model.scriptOf(instruction)?.commands ?? []).map((command: ShellCommand) => ({
      instruction,
      command,
    })),
  );
}

/** The file that the process starts with, when its path is written. */
function startedPath(facts: BuildFacts): string | undefined {
  const { process } = facts;
  const [first = '', option, line = ''] = process;
  const isShell = option === '-c' && /sh$/.test(first);
  const program = isShell ? /^(?:exec\s+)?([\w./-]+)(?:\s|$)/.exec(line)?.[1] : first;
  return program?.includes('/') ? absolute(program, folderAtEnd(facts)) : undefined;
}

function folderAt(model: DockerfileModel, instruction: Instruction): string | undefined {
  return model.imageBefore(instruction)?.workdir.value;
}

function folderAtEnd({ stage }: BuildFacts): string | undefined {
  return stage.image.workdir.value;
}

function absolute(path: string, folder: string | undefined): string | undefined {
  if (!/^[\w./-]+$/.test(path) || path.endsWith('/') || path.includes('..')) return undefined;
  if (path.startsWith('/')) return path;
  const rest = path.replace(/^(?:\.\/)+/, '');
  return folder === undefined ? undefined : `${folder.replace(/\/$/, '')}/${rest}`;
}
