import type { Completion } from '../../core/features.ts';
import type { DockerfileModel } from '../model/model.ts';
import { instructionNames } from '../syntax/grammar.ts';
import type { Instruction, InstructionName } from '../syntax/nodes.ts';
import { instructionDocs } from './instruction-docs.ts';
import { instructionForms } from './instruction-forms.ts';
import type { TypedWord } from './typed-word.ts';

const rarely: readonly InstructionName[] = ['MAINTAINER', 'ONBUILD', 'STOPSIGNAL', 'SHELL'];

/** The instructions that are legal at a place: before the first FROM only ARG and FROM, in ONBUILD fewer. */
export function completeKeyword(
  model: DockerfileModel,
  word: TypedWord,
  current: Instruction | undefined,
  isTrigger = false,
): Completion[] {
  const { stages, tree } = model;
  const isBeforeFrom = !stages.some(
    ({ from }) => from !== current && from.span.start < word.span.start,
  );
  const names = instructionNames.filter((name) => {
    if (isTrigger) return !['FROM', 'ONBUILD', 'MAINTAINER'].includes(name);
    return isBeforeFrom ? name === 'FROM' || name === 'ARG' : true;
  });
  const isLower = writesLowerCase(tree.instructions);
  const isAlone = !current || current.body.text === '' || isTrigger;
  return names.map((name) => {
    const { snippet, summary } = instructionDocs[name];
    const syntax = instructionForms[name][0]?.label ?? name;
    const label = isLower ? name.toLowerCase() : name;
    return {
      label,
      kind: 'keyword',
      detail: syntax,
      documentation: summary,
      replace: word.span,
      snippet: isAlone ? `${label} ${snippet}` : label,
      rank: rarely.includes(name) ? 2 : 1,
      ...(name === 'MAINTAINER' ? { deprecated: true } : {}),
    };
  });
}

/** True when most instructions of the file are written in lower case. */
function writesLowerCase(instructions: readonly Instruction[]): boolean {
  const lower = instructions.filter(({ keyword }) => keyword.text === keyword.text.toLowerCase());
  return lower.length * 2 > instructions.length;
}
