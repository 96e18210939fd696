import type { Completion } from '../../core/features.ts';
import type { Span } from '../../core/span.ts';
import type { DockerfileModel } from '../model/model.ts';
import type { Variable } from '../model/scope.ts';
import { predefinedArguments } from '../model/stage-scope.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { describeOrigin } from './describe-variable.ts';
import { isSecretName } from './secret-name.ts';
import { plainCompletion } from './typed-word.ts';

/** The name behind `$` or `${` at an offset; undefined when there is no dollar sign. */
export function variablePrefix(text: string, offset: number): Span | undefined {
  const before = /\$\{?(\w*)$/.exec(text.slice(Math.max(0, offset - 100), offset));
  if (before?.[1] === undefined) return undefined;
  const after = /^\w*/.exec(text.slice(offset, offset + 100))?.[0].length ?? 0;
  return { start: offset - before[1].length, end: offset + after };
}

/** The variables that an instruction sees; programs of the container see no ARG. */
export function completeVariable(
  model: DockerfileModel,
  instruction: Instruction,
  replace: Span,
): Completion[] {
  const isAtRunTime = ['CMD', 'ENTRYPOINT', 'HEALTHCHECK'].includes(instruction.kind);
  const all = model.scopeAt(instruction).variables;
  const variables = all
    .filter(({ kind }) => !isAtRunTime || kind === 'env' || kind === 'base')
    .map((variable) =>
      plainCompletion(variable.name, 'variable', replace, {
        detail: detailOf(variable),
        // Whole files declare thousands; the first few are what people see.
        ...(all.length <= 200 && { documentation: describeOrigin(model, variable) }),
        rank: variable.nameSpan ? 0 : 1,
      }),
    );
  if (instruction.kind !== 'RUN') return variables;
  const proxies = predefinedArguments.map((name) =>
    plainCompletion(name, 'variable', replace, { detail: 'predefined build argument', rank: 2 }),
  );
  return [...variables, ...proxies];
}

function detailOf({ name, kind, value }: Variable): string {
  if (value !== undefined && !isSecretName(name)) return value;
  switch (kind) {
    case 'arg':
      return 'build argument';
    case 'env':
      return 'environment variable';
    case 'platform':
      return 'given by BuildKit';
    case 'base':
      return 'set by the base image';
  }
}
