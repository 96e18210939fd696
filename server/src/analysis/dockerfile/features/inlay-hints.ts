import type { InlayHint } from '../../core/features.ts';
import type { LanguageContext } from '../../core/language.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { Span } from '../../core/span.ts';
import { dockerfileModel } from '../model/dockerfile-model.ts';
import type { DockerfileModel, Stage } from '../model/model.ts';
import { type Instruction, withoutOnbuild } from '../syntax/nodes.ts';
import { describeBase } from './describe-image.ts';
import { mentionsIn } from './mentions.ts';
import { isSecretName } from './secret-name.ts';

/** Values of variables, numbers of stages, and the folders that relative ones amount to. */
export function dockerfileInlayHints(
  snapshot: Snapshot,
  span: Span,
  { settings }: LanguageContext,
): readonly InlayHint[] {
  const model = dockerfileModel(snapshot);
  const { variables, stages, workingDirectories } = settings.editor.inlayHints;
  return model.tree.instructions
    .filter(
      (instruction) => instruction.span.start <= span.end && instruction.span.end >= span.start,
    )
    .flatMap((outer) => {
      const instruction = withoutOnbuild(outer);
      return [
        ...(variables ? variableHints(model, instruction) : []),
        ...(stages ? stageHints(model, instruction) : []),
        ...(workingDirectories ? folderHint(model, instruction) : []),
      ];
    })
    .filter(({ offset }) => span.start <= offset && offset <= span.end)
    .sort((a, b) => a.offset - b.offset);
}

/** What BuildKit puts in the place of references, and what an ARG without default inherits. */
function variableHints(model: DockerfileModel, instruction: Instruction): InlayHint[] {
  const scope = model.scopeAt(instruction);
  const { text } = model.tree;
  const used = instruction.variables.flatMap(({ span, name, expandedBy }): InlayHint[] => {
    if (expandedBy !== 'builder' || isSecretName(name.text)) return [];
    return valueHint(span.end, scope.expand(text.slice(span.start, span.end)));
  });
  // Of references inside references, only the outermost shows its value.
  const outermost = used.filter(({ offset }) =>
    instruction.variables.every(({ span }) => offset <= span.start || offset >= span.end),
  );
  return [...outermost, ...inheritedHints(model, instruction)];
}

function inheritedHints(model: DockerfileModel, instruction: Instruction): InlayHint[] {
  if (instruction.kind !== 'ARG' || !model.stageOf(instruction)) return [];
  const after = model.scopeAfter(instruction);
  return instruction.pairs.flatMap(({ key, value }) => {
    const variable = value ? undefined : after.lookup(key.value);
    if (!variable?.inheritsFrom || isSecretName(key.value)) return [];
    return valueHint(key.span.end, variable.value);
  });
}

function valueHint(offset: number, value: string | undefined): InlayHint[] {
  const shown = value?.replace(/\s+/g, ' ').trim();
  if (!shown) return [];
  const label = shown.length > longest ? `${shown.slice(0, longest - 1)}…` : shown;
  return [{ offset, label: `= ${label}`, padding: 'left' }];
}

const longest = 40;

/** `#0` behind each FROM of several, and what a number in `--from` stands for. */
function stageHints(model: DockerfileModel, instruction: Instruction): InlayHint[] {
  const own = instruction.kind === 'FROM' ? model.stageOf(instruction) : undefined;
  if (own) {
    if (model.stages.length < 2) return [];
    const tooltip = own.isFinal ? 'The last stage: what a build gives.' : undefined;
    const hint = { offset: own.from.span.end, label: `#${own.index}`, padding: 'left' as const };
    return [tooltip ? { ...hint, tooltip } : hint];
  }
  return mentionsIn(model, instruction).flatMap((mention): InlayHint[] => {
    if (mention.kind !== 'stage') return [];
    const isNumber = /^\d+$/.test(model.tree.text.slice(mention.span.start, mention.span.end));
    if (!isNumber) return [];
    return [{ offset: mention.span.end, label: `= ${nameOf(mention.stage)}`, padding: 'left' }];
  });
}

function nameOf(stage: Stage): string {
  return stage.name?.text ?? describeBase(stage).replaceAll('`', '');
}

function folderHint(model: DockerfileModel, instruction: Instruction): InlayHint[] {
  if (instruction.kind !== 'WORKDIR' || instruction.isTrigger || !instruction.value) return [];
  const written = model.scopeAt(instruction).expand(instruction.value.text);
  if (written === undefined || /^(?:[/\\]|[A-Za-z]:)/.test(written)) return [];
  const workdir = folderAfter(model, instruction);
  if (workdir === undefined) return [];
  return [{ offset: instruction.value.span.end, label: `= ${workdir}`, padding: 'left' }];
}

function folderAfter(model: DockerfileModel, instruction: Instruction): string | undefined {
  const stage = model.stageOf(instruction);
  const next = stage?.instructions[stage.instructions.indexOf(instruction) + 1];
  return (next ? model.imageBefore(next) : stage?.image)?.workdir.value;
}
