import type { Instruction } from '../syntax/nodes.ts';
import type { DockerfileModel, Stage } from './model.ts';

/** A variable of the processes in an image. */
export interface EnvironmentVariable {
  readonly name: string;
  /** `table`: the base image sets it. */
  readonly certainty: 'declared' | 'inherited' | 'table';
  /** Undefined when only the build knows it. */
  readonly value: string | undefined;
  readonly origin: Instruction | undefined;
}

/** The variables that processes of a stage's image see, those of its base included; other names may be set by an unknown base. */
export function environmentOf(
  model: DockerfileModel,
  stage: Stage,
): readonly EnvironmentVariable[] {
  let below = stage;
  while (below.instructions.length === 0 && below.base.kind === 'stage') below = below.base.stage;
  const last = below.instructions.at(-1);
  if (!last) return environmentOfBase(below);
  const own = new Set<Instruction>(stage.instructions);
  return model
    .scopeAfter(last)
    .variables.flatMap(({ name, kind, value, instruction }): EnvironmentVariable[] => {
      if (kind === 'base') return [{ name, certainty: 'table', value, origin: undefined }];
      if (kind !== 'env') return [];
      const isOwn = instruction !== undefined && own.has(instruction);
      const certainty = isOwn ? 'declared' : 'inherited';
      return [{ name, certainty, value, origin: instruction }];
    });
}

function environmentOfBase({ base }: Stage): readonly EnvironmentVariable[] {
  if (base.kind !== 'image') return [];
  return (base.known?.variables ?? ['PATH']).map((name) => ({
    name,
    certainty: 'table',
    value: undefined,
    origin: undefined,
  }));
}
