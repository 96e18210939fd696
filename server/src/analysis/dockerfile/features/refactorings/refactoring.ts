import type { Refactoring } from '../../../core/features.ts';
import type { DockerfileModel } from '../../model/model.ts';
import type { Instruction } from '../../syntax/nodes.ts';

/** Where a refactoring is asked for. */
export interface RefactoringPlace {
  readonly model: DockerfileModel;
  /** The instructions that the selection or the cursor touches, in source order; at least one. */
  readonly instructions: readonly Instruction[];
  /** How lines of the file end. */
  readonly lineEnd: string;
}

/** Proposes changes at a place; none where they would change what the file means or where it has errors. */
export type RefactoringSource = (place: RefactoringPlace) => readonly Refactoring[];

/** The only instruction of a place, when it is of a kind. */
export function onlyOne<Kind extends Instruction['kind']>(
  { instructions }: RefactoringPlace,
  kind: Kind,
): WithKind<Instruction, Kind> | undefined {
  const [only] = instructions;
  return instructions.length === 1 && only?.kind === kind
    ? (only as WithKind<Instruction, Kind>)
    : undefined;
}

/** The members of a union that may be of a kind. */
type WithKind<Node, Kind> = Node extends { readonly kind: infer Own }
  ? Kind extends Own
    ? Node
    : never
  : never;
