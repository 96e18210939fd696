import type { DocumentSymbol } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { dockerfileModel } from '../model/dockerfile-model.ts';
import type { Stage } from '../model/model.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** The outline: the ARGs before the first FROM, then each stage with its instructions. */
export function dockerfileSymbols(snapshot: Snapshot): readonly DocumentSymbol[] {
  const { tree, stages } = dockerfileModel(snapshot);
  const first = stages[0]?.from;
  const before = first ? tree.instructions.indexOf(first) : tree.instructions.length;
  return [...tree.instructions.slice(0, before).map(instructionSymbol), ...stages.map(stageSymbol)];
}

function stageSymbol({ from, name, index, instructions }: Stage): DocumentSymbol {
  const image = from.image?.text ?? '';
  const end = instructions.at(-1)?.span.end ?? from.span.end;
  return {
    name: name?.text || `stage ${index}`,
    detail: image,
    kind: 'module',
    span: { start: from.span.start, end },
    selection: name?.span ?? from.keyword.span,
    children: instructions.map(instructionSymbol),
  };
}

function instructionSymbol(instruction: Instruction): DocumentSymbol {
  const { keyword, span } = instruction;
  const detail = instruction.body.text.replace(/\s+/g, ' ').slice(0, 80);
  return {
    name: keyword.text.toUpperCase(),
    ...(detail ? { detail } : {}),
    kind: instruction.kind === 'ARG' || instruction.kind === 'ENV' ? 'variable' : 'function',
    span,
    selection: keyword.span,
    children: [],
  };
}
