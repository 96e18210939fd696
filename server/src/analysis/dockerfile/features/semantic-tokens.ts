import type { SemanticToken } from '../../core/features.ts';
import { derivation } from '../../core/snapshot.ts';
import { shiftSpan } from '../../core/span.ts';
import { dockerfileModel } from '../model/dockerfile-model.ts';
import type { DockerfileModel } from '../model/model.ts';
import { distanceOf, originOf, perInstruction } from '../syntax/moved-instruction.ts';
import { type Instruction, withoutOnbuild } from '../syntax/nodes.ts';
import { instructionTokens } from './tokens/instruction-tokens.ts';
import { type Reference, referencesIn } from './tokens/reference-tokens.ts';
import { inOrder } from './tokens/token-sink.ts';

/** The colours of a Dockerfile; those of an instruction are kept while it does not change. */
export const dockerfileTokens = derivation((snapshot): readonly SemanticToken[] => {
  const model = dockerfileModel(snapshot);
  const { tree } = model;
  const tokens: SemanticToken[] = [];
  for (const { span, name, value } of tree.directives) {
    tokens.push(
      { span: { start: span.start, end: name.span.start }, type: 'comment' },
      { span: name.span, type: 'keyword' },
      { span: value.span, type: 'string' },
    );
  }
  for (const { comments, instruction } of tree.pieces) {
    if (instruction) pushTokens(tokens, instruction, model);
    else for (const { span } of comments) tokens.push({ span, type: 'comment' });
  }
  return tokens;
});

function pushTokens(
  tokens: SemanticToken[],
  instruction: Instruction,
  model: DockerfileModel,
): void {
  const { escape: escapeChar } = model.tree;
  const inner = withoutOnbuild(instruction);
  const references = referencesIn(inner, escapeChar);
  const areStages = references.map(({ name }) => isStage(name, inner, model));
  const key = areStages.join();
  const known = tokensByStages(instruction);
  const own = known.get(key) ?? tokensOf(instruction, references, areStages, escapeChar);
  known.set(key, own);
  const by = distanceOf(instruction);
  for (const token of own) tokens.push(by === 0 ? token : moved(token, by));
}

/** The tokens of an instruction where it was parsed, by which of its names are stages. */
const tokensByStages = perInstruction(() => new Map<string, readonly SemanticToken[]>());

function isStage(name: string, instruction: Instruction, model: DockerfileModel): boolean {
  if (instruction.kind === 'FROM') return model.stageOf(instruction)?.base.kind === 'stage';
  return model.stageNamed(name, instruction) !== undefined;
}

function tokensOf(
  instruction: Instruction,
  references: readonly Reference[],
  areStages: readonly boolean[],
  escapeChar: string,
): readonly SemanticToken[] {
  const own = instructionTokens(originOf(instruction), escapeChar);
  if (references.length === 0) return own;
  const named = references.flatMap(({ asStage, asImage }, at) =>
    areStages[at] ? asStage : asImage,
  );
  return inOrder([...own, ...named]);
}

function moved({ span, type, modifiers }: SemanticToken, by: number): SemanticToken {
  const place = shiftSpan(span, by);
  return modifiers ? { span: place, type, modifiers } : { span: place, type };
}
