import type { Completion } from '../../core/features.ts';
import type { Span } from '../../core/span.ts';
import type { DockerfileModel, Stage } from '../model/model.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { describeBase, describeStage } from './describe-image.ts';
import { plainCompletion } from './typed-word.ts';

/** The stages before an instruction, by name and, where BuildKit takes them, by number. */
export function completeStage(
  model: DockerfileModel,
  instruction: Instruction,
  replace: Span,
  byIndex: boolean,
): Completion[] {
  const stages = stagesBefore(model, instruction);
  return stages.flatMap((stage) => {
    const detail = `from ${describeBase(stage).replaceAll('`', '')}`;
    // Of hundreds of stages nobody reads what comes out of each.
    const documentation = stages.length <= 100 ? describeStage(model, stage) : undefined;
    const labels = [
      ...(stage.name ? [{ label: stage.name.text, rank: 0 }] : []),
      ...(byIndex ? [{ label: String(stage.index), rank: stage.name ? 2 : 0 }] : []),
    ];
    return labels.map(({ label, rank }) =>
      plainCompletion(label, 'reference', replace, {
        detail,
        rank,
        ...(documentation !== undefined && { documentation }),
      }),
    );
  });
}

/** What `--from` may name: stages, named contexts, and images that the file takes files from elsewhere. */
export function completeSource(
  model: DockerfileModel,
  instruction: Instruction,
  contexts: readonly string[],
  replace: Span,
  byIndex: boolean,
): Completion[] {
  const stages = completeStage(model, instruction, replace, byIndex);
  const known = new Set(stages.map(({ label }) => label));
  const others = new Map([
    ...imagesIn(model).map((image) => [image, 'image'] as const),
    ...contexts.map((name) => [name, 'named context of a declared build'] as const),
  ]);
  return [
    ...stages,
    ...[...others]
      .filter(([name]) => !known.has(name))
      .map(([name, detail]) => plainCompletion(name, 'reference', replace, { detail, rank: 1 })),
  ];
}

function stagesBefore(model: DockerfileModel, instruction: Instruction): readonly Stage[] {
  return model.stages.slice(0, model.stageOf(instruction)?.index ?? model.stages.length);
}

/** Images that stages start from or that `--from` names. */
function imagesIn(model: DockerfileModel): string[] {
  const bases = model.stages.flatMap(({ base }) => (base.kind === 'image' ? base.reference : []));
  const sources = model.tree.instructions.flatMap((instruction) => {
    const from = instruction.kind === 'COPY' ? instruction.from?.value : undefined;
    const isImage = from && /[/:]/.test(from) && !model.stageNamed(from, instruction);
    return isImage ? [from] : [];
  });
  return [...sources, ...bases].filter((name) => /^[\w./:@-]+$/.test(name));
}
