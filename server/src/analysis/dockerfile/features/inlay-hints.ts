import type { InlayHint } from '../../core/features.ts';
import type { LanguageContext } from '../../core/language.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { Span } from '../../core/span.ts';
import { dockerfileModel } from '../model/dockerfile-model.ts';
import type { DockerfileModel, Stage } from '../model/model.ts';
import { grammar } from '../syntax/grammar.ts';
import { type Instruction, withoutOnbuild } from '../syntax/nodes.ts';
import { describeBase } from './describe-image.ts';
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
  return [...usedHints(model, instruction), ...inheritedHints(model, instruction)];
}

function usedHints(model: DockerfileModel, instruction: Instruction): InlayHint[] {
  if (!isExpanded(instruction)) return [];
  const { text } = model.tree;
  const references = instruction.variables.filter(({ expandedBy }) => expandedBy === 'builder');
  if (references.length === 0) return [];
  const scope = model.scopeAt(instruction);
  return references.flatMap(({ span, name }): InlayHint[] => {
    // Of references inside references, only the outermost shows its value.
    const isInner = references.some(
      (other) => other.span.start < span.start && span.end < other.span.end,
    );
    if (isInner || isSecretName(name.text)) return [];
    return valueHint(span.end, scope.expand(text.slice(span.start, span.end)));
  });
}

/** Whether BuildKit looks for variables anywhere in an instruction, so that long commands need not be read. */
function isExpanded({ kind, flags }: Instruction): boolean {
  if (kind === 'UNKNOWN') return false;
  return grammar[kind].expands || flags.some(({ value }) => value?.text.includes('$'));
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
  if (instruction.kind !== 'COPY' || !instruction.from) return [];
  const { value, span } = instruction.from;
  const stage = /^\d+$/.test(value) ? model.stageNamed(value, instruction) : undefined;
  return stage ? [{ offset: span.end, label: `= ${nameOf(stage)}`, padding: 'left' }] : [];
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
