import type { Snapshot } from '../../core/snapshot.ts';
import type { Span } from '../../core/span.ts';
import { dockerfileModel } from '../model/dockerfile-model.ts';

/** What a build needs to know of a Dockerfile. */
export interface DockerfileOutline {
  readonly stages: readonly {
    readonly name?: string;
    readonly index: number;
    readonly span: Span;
    /** Ports such as `8080/tcp` that the image of the stage declares. */
    readonly exposedPorts: readonly string[];
  }[];
  /** ARGs that a build may set, each name once. */
  readonly buildArguments: readonly { readonly name: string; readonly default?: string }[];
  readonly instructions: readonly { readonly span: Span; readonly text: string }[];
}

/** The outline of a Dockerfile; total. */
export function dockerfileOutline(snapshot: Snapshot): DockerfileOutline {
  const { tree, stages } = dockerfileModel(snapshot);
  return {
    stages: stages.map(({ name, index, from, instructions, image }) => ({
      ...(name ? { name: name.text } : {}),
      index,
      span: { start: from.span.start, end: instructions.at(-1)?.span.end ?? from.span.end },
      exposedPorts: [
        ...new Set(image.exposedPorts.map(({ port, protocol }) => `${port}/${protocol}`)),
      ],
    })),
    buildArguments: buildArguments(snapshot),
    instructions: tree.instructions.map(({ span }) => ({
      span,
      text: tree.text.slice(span.start, span.end),
    })),
  };
}

function buildArguments(snapshot: Snapshot): { name: string; default?: string }[] {
  const { tree, scopeAfter } = dockerfileModel(snapshot);
  const found = new Map<string, string | undefined>();
  for (const instruction of tree.instructions) {
    if (instruction.kind !== 'ARG') continue;
    for (const { key } of instruction.pairs) {
      const variable = scopeAfter(instruction).lookup(key.value);
      if (variable?.inheritsFrom?.kind === 'platform') continue;
      found.set(key.value, found.get(key.value) ?? variable?.value);
    }
  }
  return [...found].map(([name, value]) =>
    value === undefined ? { name } : { name, default: value },
  );
}
