import { shiftSpan } from '../../core/span.ts';
import { distanceOf, perInstruction } from '../syntax/moved-instruction.ts';
import type { Instruction, Token } from '../syntax/nodes.ts';
import type { DockerfileModel } from './model.ts';

/** An image that `COPY --from` or `RUN --mount=from=` names. */
export interface SourceImage {
  readonly instruction: Instruction;
  /** Where it is named. */
  readonly token: Token;
  readonly reference: string;
}

/** Every image that files are taken from without a stage of its own; names with variables are left out. */
export function* sourceImages(model: DockerfileModel): Iterable<SourceImage> {
  const names = new Set(model.stages.flatMap(({ name }) => name?.text.toLowerCase() ?? []));
  for (const { instructions } of model.stages) {
    for (const instruction of instructions) {
      for (const { span, text: reference } of sourcesOf(instruction)) {
        if (names.has(reference.toLowerCase())) continue;
        const token = { span: shiftSpan(span, distanceOf(instruction)), text: reference };
        yield { instruction, token, reference };
      }
    }
  }
}

/** Numbers and the names of later stages are refused by BuildKit itself. */
const sourcesOf = perInstruction((instruction) =>
  namesOf(instruction).filter(({ text }) => text !== '' && !/^\d+$|\$|^scratch$/i.test(text)),
);

function namesOf(instruction: Instruction): readonly Token[] {
  if (instruction.kind === 'COPY') {
    return instruction.from ? [{ ...instruction.from, text: instruction.from.value }] : [];
  }
  if (instruction.kind !== 'RUN') return [];
  return instruction.mounts.flatMap(({ options }) =>
    options.flatMap(({ key, value }) =>
      key.text.toLowerCase() === 'from' && value ? [value] : [],
    ),
  );
}
