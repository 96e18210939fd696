import type { EffectiveImage, Fact } from '../model/image.ts';
import type { DockerfileModel, Stage } from '../model/model.ts';
import { lineOf } from './cursor.ts';
import { inlineCode } from './markdown.ts';
import { commandText, processOf } from './process-of.ts';
import { isSecretName } from './secret-name.ts';

/** What a stage starts from and what comes out of it, in Markdown. */
export function describeStage(model: DockerfileModel, stage: Stage): string {
  const name = stage.name ? ` ${inlineCode(stage.name.text)}` : '';
  const title = `Stage ${stage.index}${name}`;
  const last = stage.isFinal && model.stages.length > 1 ? ', the last one' : '';
  return `**${title}** from ${describeBase(stage)}${last}\n\n${describeImage(model, stage)}`;
}

/** The base of a stage, in Markdown. */
export function describeBase({ base, from }: Stage): string {
  switch (base.kind) {
    case 'scratch':
      return '`scratch`, the empty image';
    case 'stage':
      return `stage ${inlineCode(base.stage.name?.text ?? String(base.stage.index))}`;
    case 'image':
      return inlineCode(base.reference);
    case 'unknown':
      return inlineCode(from.image?.text ?? '');
  }
}

/** How long the release that a base names gets fixes, in Markdown. */
export function describeRelease({ base }: Stage): string | undefined {
  const release = base.kind === 'image' ? base.known?.release : undefined;
  if (!release) return undefined;
  const verb = release.hasEnded ? 'got its last fix on' : 'gets fixes until';
  return `${release.name} ${verb} ${release.endOfLife}.`;
}

function describeImage(model: DockerfileModel, stage: Stage): string {
  const { image } = stage;
  const rows = [
    ...processRow(model, image),
    ...row(model, 'Entry point', image.entrypoint, (line) => line && commandText(line.arguments)),
    ...row(model, 'Command', image.cmd, (line) => line && commandText(line.arguments)),
    ...row(model, 'User', image.user, (value) => value),
    ...row(model, 'Folder', image.workdir, (value) => value),
    ...row(model, 'Stop signal', image.stopSignal, (value) => value),
    ...row(model, 'Health check', image.healthcheck, (value) =>
      value === 'none' || !value ? value : commandText(value.arguments),
    ),
    ...(image.shell.origin ? row(model, 'Shell', image.shell, commandText) : []),
    ...environmentRow(model, stage),
  ];
  const ports = [...new Set(image.exposedPorts.map(({ port, protocol }) => `${port}/${protocol}`))];
  if (ports.length > 0) rows.push(`- Ports: ${listOf(ports)}`);
  if (image.volumes.length > 0) rows.push(`- Volumes: ${listOf(image.volumes)}`);
  const unknown = unknownFacts(image);
  if (unknown.length > 0) {
    rows.push(`- Not known without the base image: ${unknown.join(', ')}`);
  }
  return rows.join('\n');
}

/** What a container runs, when that is more than one instruction says. */
function processRow(model: DockerfileModel, image: EffectiveImage): string[] {
  const process = processOf(image);
  const isPlain = !image.entrypoint.value && image.cmd.value?.form === 'exec';
  if (!process || isPlain) return [];
  const origins = [image.entrypoint, image.cmd]
    .flatMap(({ origin }) => (origin ? `line ${lineOf(model, origin.span.start)}` : []))
    .join(', ');
  return [`- Runs: ${inlineCode(commandText(process))}${origins ? ` (${origins})` : ''}`];
}

function environmentRow(model: DockerfileModel, stage: Stage): string[] {
  const last = stage.instructions.at(-1) ?? stage.from;
  const own = model.scopeAfter(last).variables.filter(({ kind }) => kind === 'env');
  if (own.length === 0) return [];
  const shown = own
    .slice(0, mostVariables)
    .map(({ name, value }) =>
      inlineCode(value === undefined || isSecretName(name) ? name : `${name}=${value}`),
    );
  const more = own.length > mostVariables ? ` and ${own.length - mostVariables} more` : '';
  return [`- Environment: ${shown.join(', ')}${more}`];
}

const mostVariables = 12;

function unknownFacts(image: EffectiveImage): string[] {
  const facts: readonly [name: string, fact: Fact<unknown>][] = [
    ['entry point', image.entrypoint],
    ['command', image.cmd],
    ['user', image.user],
    ['folder', image.workdir],
  ];
  return facts.flatMap(([name, { certainty }]) => (certainty === 'unknown' ? name : []));
}

function row<T>(
  model: DockerfileModel,
  label: string,
  fact: Fact<T>,
  show: (value: T) => string | undefined,
): string[] {
  if (fact.certainty === 'unknown') return [];
  const text = show(fact.value);
  return text === undefined ? [] : [`- ${label}: ${inlineCode(text)}${originOf(model, fact)}`];
}

function originOf(model: DockerfileModel, { certainty, origin }: Fact<unknown>): string {
  if (!origin) return certainty === 'table' ? ' (base image)' : ' (default)';
  const line = `line ${lineOf(model, origin.span.start)}`;
  const stage = certainty === 'inherited' ? model.stageOf(origin) : undefined;
  const name = stage && (stage.name?.text ?? String(stage.index));
  return name === undefined ? ` (${line})` : ` (${line}, stage ${inlineCode(name)})`;
}

function listOf(texts: readonly string[]): string {
  return texts.map(inlineCode).join(', ');
}
