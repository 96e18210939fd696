import type { CommandLine, EffectiveImage, Fact } from '../model/image.ts';
import type { DockerfileModel, Stage } from '../model/model.ts';
import { lineOf } from './cursor.ts';

/** What a stage starts from and what comes out of it, in Markdown. */
export function describeStage(model: DockerfileModel, stage: Stage): string {
  const title = `Stage ${stage.index}${stage.name ? ` \`${stage.name.text}\`` : ''}`;
  return `**${title}** from ${describeBase(stage)}\n\n${describeImage(model, stage.image)}`;
}

/** The base of a stage, in Markdown. */
export function describeBase({ base, from }: Stage): string {
  switch (base.kind) {
    case 'scratch':
      return '`scratch`, the empty image';
    case 'stage':
      return `stage \`${base.stage.name?.text ?? base.stage.index}\``;
    case 'image':
      return `\`${base.reference}\``;
    case 'unknown':
      return `\`${from.image?.text ?? ''}\``;
  }
}

/** How long the release that a base names gets fixes, in Markdown. */
export function describeRelease({ base }: Stage): string | undefined {
  const release = base.kind === 'image' ? base.known?.release : undefined;
  if (!release) return undefined;
  const verb = release.hasEnded ? 'got its last fix on' : 'gets fixes until';
  return `${release.name} ${verb} ${release.endOfLife}.`;
}

function describeImage(model: DockerfileModel, image: EffectiveImage): string {
  const rows = [
    ...row(model, 'User', image.user, (value) => value),
    ...row(model, 'Folder', image.workdir, (value) => value),
    ...row(model, 'Entry point', image.entrypoint, command),
    ...row(model, 'Command', image.cmd, command),
    ...row(model, 'Stop signal', image.stopSignal, (value) => value),
    ...row(model, 'Health check', image.healthcheck, (value) =>
      value === 'none' ? 'none' : command(value),
    ),
  ];
  const ports = [...new Set(image.exposedPorts.map(({ port, protocol }) => `${port}/${protocol}`))];
  if (ports.length > 0) rows.push(`- Ports: ${ports.map((port) => `\`${port}\``).join(', ')}`);
  if (image.volumes.length > 0) {
    rows.push(`- Volumes: ${image.volumes.map((volume) => `\`${volume}\``).join(', ')}`);
  }
  return rows.join('\n');
}

function row<T>(
  model: DockerfileModel,
  label: string,
  fact: Fact<T>,
  show: (value: T) => string | undefined,
): string[] {
  if (fact.certainty === 'unknown') return [];
  const text = show(fact.value);
  if (text === undefined) return [];
  const where = fact.origin ? ` (line ${lineOf(model, fact.origin.span.start)})` : ' (base image)';
  return [`- ${label}: \`${text}\`${where}`];
}

function command(line: CommandLine | undefined): string | undefined {
  if (!line) return undefined;
  return line.form === 'exec' ? JSON.stringify(line.arguments) : line.arguments[0];
}
