import type { SemanticToken } from '../../core/features.ts';
import { derivation } from '../../core/snapshot.ts';
import { dockerfileModel } from '../model/dockerfile-model.ts';
import type { DockerfileModel } from '../model/model.ts';
import { imageReference } from '../syntax/image-reference.ts';
import type { LogicalText } from '../syntax/logical-text.ts';
import { type ImageReference, type Instruction, withoutOnbuild } from '../syntax/nodes.ts';
import { instructionTokens } from './tokens/instruction-tokens.ts';
import { emitInto, inOrder } from './tokens/token-sink.ts';
import { wordTokens } from './tokens/word-tokens.ts';

/** The colours of a Dockerfile; what an instruction says by itself is kept while it does not change. */
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
    if (instruction) {
      const own = instructionTokens(instruction, tree.escape);
      const references = referenceTokens(model, withoutOnbuild(instruction));
      const all = references.length > 0 ? inOrder([...own, ...references]) : own;
      for (const token of all) tokens.push(token);
    } else for (const { span } of comments) tokens.push({ span, type: 'comment' });
  }
  return tokens;
});

/** Names of stages and images, which only the whole file can tell apart. */
function referenceTokens(model: DockerfileModel, instruction: Instruction): SemanticToken[] {
  const { escape: escapeChar } = model.tree;
  const tokens: SemanticToken[] = [];
  const reference = (text: LogicalText, image: ImageReference, isStage: boolean) => {
    const variables = () =>
      wordTokens(text.text, { escapeChar, quotes: true }, emitInto(tokens, text));
    if (isStage) tokens.push({ span: image.span, type: 'class' });
    else if (image.hasVariable) variables();
    else {
      tokens.push({ span: image.name.span, type: 'namespace' });
      if (image.tag) tokens.push({ span: image.tag.span, type: 'enumMember' });
      if (image.digest) tokens.push({ span: image.digest.span, type: 'number' });
    }
  };
  switch (instruction.kind) {
    case 'FROM': {
      const { image, body } = instruction;
      if (!image) break;
      const text = body.slice(0, image.text.length);
      const isStage = model.stageOf(instruction)?.base.kind === 'stage';
      reference(text, image, isStage && !image.hasVariable);
      break;
    }
    case 'COPY': {
      const flag = instruction.flags.findLast(({ name }) => name.text === 'from');
      if (!flag?.value) break;
      const isStage = model.stageNamed(flag.value.value, instruction) !== undefined;
      reference(flag.value.logical, imageReference(flag.value.logical), isStage);
      break;
    }
    case 'RUN':
      for (const { key, value } of instruction.mounts.flatMap(({ options }) => options)) {
        if (!value || key.text.toLowerCase() !== 'from' || value.text.includes('$')) continue;
        const isStage = model.stageNamed(value.text, instruction) !== undefined;
        tokens.push({ span: value.span, type: isStage ? 'class' : 'namespace' });
      }
      break;
    default:
  }
  return tokens;
}
