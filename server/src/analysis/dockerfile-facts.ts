import type { LanguageContext } from './core/language.ts';
import type { Snapshot } from './core/snapshot.ts';
import type { Span } from './core/span.ts';
import { buildContextsOf } from './dockerfile/model/build-context.ts';
import { dockerfileModel } from './dockerfile/model/dockerfile-model.ts';
import type { Variable } from './dockerfile/model/scope.ts';

/** What someone who builds a Dockerfile wants to know of it. */
export interface DockerfileFacts {
  readonly stages: readonly {
    readonly name?: string;
    readonly index: number;
    readonly span: Span;
    /** Such as `8080/tcp`, those of known base images included. */
    readonly exposedPorts: readonly string[];
  }[];
  /** Every ARG that a build may set, each name once. */
  readonly buildArguments: readonly { readonly name: string; readonly default?: string }[];
  /** Every instruction in source order, with its text on one line. */
  readonly instructions: readonly { readonly span: Span; readonly text: string }[];
}

/** The facts of a Dockerfile; undefined for every other document. */
export function dockerfileFacts(snapshot: Snapshot): DockerfileFacts | undefined {
  if (snapshot.language !== 'dockerfile') return undefined;
  const { stages, globalArguments, tree } = dockerfileModel(snapshot);
  const declared = stages.flatMap(({ instructions }) =>
    instructions.flatMap((instruction) =>
      instruction.kind === 'ARG'
        ? instruction.pairs.map(({ key, value }) => ({ name: key.value, value: value?.value }))
        : [],
    ),
  );
  return {
    stages: stages.map((stage) => ({
      index: stage.index,
      span: {
        start: stage.from.span.start,
        end: (stage.instructions.at(-1) ?? stage.from).span.end,
      },
      exposedPorts: stage.image.exposedPorts.map(({ port, protocol }) => `${port}/${protocol}`),
      ...(stage.name && { name: stage.name.text }),
    })),
    buildArguments: withoutRepetition([...globalArguments, ...declared]),
    instructions: tree.instructions.map(({ span, keyword, flags, body }) => ({
      span,
      text: [
        keyword.text.toUpperCase(),
        ...flags.map((flag) => snapshot.text.slice(flag.span.start, flag.span.end)),
        body.text,
      ]
        .join(' ')
        .trim(),
    })),
  };
}

/** A folder that a Dockerfile may be built in. */
export interface ContextFact {
  /** URI without a slash at its end. */
  readonly folder: string;
  readonly isDeclared: boolean;
  readonly declaredBy?: string;
}

/** The build contexts of a Dockerfile, each folder once, the one that counts first. */
export function dockerfileContexts(
  snapshot: Snapshot,
  context: LanguageContext,
): readonly ContextFact[] {
  const contexts = buildContextsOf(dockerfileModel(snapshot), snapshot.uri, context);
  const byFolder = new Map(contexts.map((each) => [each.folder, each]));
  return [...byFolder.values()].map(({ folder, certainty, declaredBy }) => ({
    folder,
    isDeclared: certainty === 'declared',
    ...(declaredBy !== undefined && { declaredBy }),
  }));
}

function withoutRepetition(
  variables: readonly Pick<Variable, 'name' | 'value'>[],
): DockerfileFacts['buildArguments'] {
  const byName = new Map<string, string | undefined>();
  for (const { name, value } of variables) {
    if (byName.get(name) === undefined) byName.set(name, value);
  }
  return [...byName].map(([name, value]) => ({
    name,
    ...(value !== undefined && { default: value }),
  }));
}
