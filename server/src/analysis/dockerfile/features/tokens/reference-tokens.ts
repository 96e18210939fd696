import type { SemanticToken } from '../../../core/features.ts';
import { imageReference } from '../../syntax/image-reference.ts';
import type { LogicalText } from '../../syntax/logical-text.ts';
import { perInstruction } from '../../syntax/moved-instruction.ts';
import type { ImageReference } from '../../syntax/nodes.ts';
import { emitInto } from './token-sink.ts';
import { wordTokens } from './word-tokens.ts';

/** A name of a stage or of an image; only the whole file can tell which. */
export interface Reference {
  readonly name: string;
  readonly asStage: readonly SemanticToken[];
  readonly asImage: readonly SemanticToken[];
}

/** The names in FROM, COPY and mounts, where the instruction was parsed. */
export const referencesIn = perInstruction(
  (instruction, escapeChar: string): readonly Reference[] => {
    switch (instruction.kind) {
      case 'FROM': {
        const { image, body } = instruction;
        if (!image) return [];
        return [referenceTo(image, body.slice(0, image.text.length), escapeChar)];
      }
      case 'COPY': {
        const { value } = instruction.flags.findLast(({ name }) => name.text === 'from') ?? {};
        if (!value) return [];
        const reference = referenceTo(imageReference(value.logical), value.logical, escapeChar);
        return [{ ...reference, name: value.value }];
      }
      case 'RUN':
        return instruction.mounts
          .flatMap(({ options }) => options)
          .flatMap(({ key, value }): readonly Reference[] => {
            if (!value || key.text.toLowerCase() !== 'from' || value.text.includes('$')) return [];
            const { span, text: name } = value;
            const asStage = [{ span, type: 'class' as const }];
            return [{ name, asStage, asImage: [{ span, type: 'namespace' }] }];
          });
      default:
        return [];
    }
  },
);

function referenceTo(image: ImageReference, text: LogicalText, escapeChar: string): Reference {
  if (image.hasVariable) {
    const variables: SemanticToken[] = [];
    wordTokens(text.text, { escapeChar, quotes: true }, emitInto(variables, text));
    return { name: image.text, asStage: variables, asImage: variables };
  }
  const asImage: SemanticToken[] = [{ span: image.name.span, type: 'namespace' }];
  if (image.tag) asImage.push({ span: image.tag.span, type: 'enumMember' });
  if (image.digest) asImage.push({ span: image.digest.span, type: 'number' });
  return { name: image.text, asStage: [{ span: image.span, type: 'class' }], asImage };
}
