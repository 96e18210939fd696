import type { Span } from '../../core/span.ts';
import type { InnerScript } from '../../shell/script.ts';
import { variablesOf } from '../../shell/variables.ts';
import type { DockerfileModel, Stage } from '../model/model.ts';
import type { Scope, Variable } from '../model/scope.ts';
import { type Heredoc, type Instruction, withoutOnbuild } from '../syntax/nodes.ts';
import { isIn } from './cursor.ts';

/** A place that names a stage, a variable or a heredoc. */
export type Mention = {
  readonly span: Span;
  /** True where a script sets a variable for itself. */
  readonly isAssignment?: boolean;
} & (
  | { readonly kind: 'stage'; readonly stage: Stage; readonly isDeclaration: boolean }
  | { readonly kind: 'variable'; readonly variable: Variable; readonly isDeclaration: boolean }
  | { readonly kind: 'heredoc'; readonly heredoc: Heredoc; readonly isDeclaration: boolean }
);

/** The mentions inside one instruction, in no order. */
export function mentionsIn(model: DockerfileModel, instruction: Instruction): Mention[] {
  const inner = withoutOnbuild(instruction);
  return [
    ...stageMentions(model, inner),
    ...variableMentions(model, inner),
    ...heredocMentions(inner),
  ];
}

/** The mention at an offset of an instruction, the smallest one when they nest. */
export function mentionAt(
  model: DockerfileModel,
  instruction: Instruction,
  offset: number,
): Mention | undefined {
  return mentionsIn(model, instruction)
    .filter(({ span }) => isIn(span, offset))
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0];
}

function stageMentions(model: DockerfileModel, instruction: Instruction): Mention[] {
  const own = model.stageOf(instruction);
  const mention = (span: Span, stage: Stage | undefined, isDeclaration = false): Mention[] =>
    stage ? [{ kind: 'stage', span, stage, isDeclaration }] : [];
  switch (instruction.kind) {
    case 'FROM': {
      const base = own?.base.kind === 'stage' ? own.base.stage : undefined;
      return [
        ...(instruction.image ? mention(instruction.image.span, base) : []),
        ...(instruction.stageName ? mention(instruction.stageName.span, own, true) : []),
      ];
    }
    case 'COPY':
      return instruction.from
        ? mention(instruction.from.span, model.stageNamed(instruction.from.value, instruction))
        : [];
    case 'RUN':
      return instruction.mounts.flatMap(({ options }) =>
        options.flatMap(({ key, value }) =>
          value && key.text.toLowerCase() === 'from'
            ? mention(value.span, model.stageNamed(value.text, instruction))
            : [],
        ),
      );
    default:
      return [];
  }
}

function variableMentions(model: DockerfileModel, instruction: Instruction): Mention[] {
  const scope = model.scopeAt(instruction);
  const used = instruction.variables.flatMap((reference): Mention[] => {
    const variable = scope.lookup(reference.name.text);
    return variable
      ? [{ kind: 'variable', span: reference.name.span, variable, isDeclaration: false }]
      : [];
  });
  const declared = declaredBy(model, instruction).map(
    (variable): Mention => ({
      kind: 'variable',
      span: variable.nameSpan ?? instruction.keyword.span,
      variable,
      isDeclaration: true,
    }),
  );
  const known = new Set(used.map(({ span }) => span.start));
  const inner = usedByInner(model, instruction, scope).filter(({ span }) => !known.has(span.start));
  return [...used, ...inner, ...declared, ...assigned(model, instruction, scope)];
}

/** Where scripts in quotes, which other shells read, use variables of the Dockerfile. */
function usedByInner(model: DockerfileModel, instruction: Instruction, scope: Scope): Mention[] {
  const script = model.scriptOf(instruction);
  return (script?.inner ?? []).flatMap((inner) => usedIn(inner, scope));
}

function usedIn({ script, inheritsVariables }: InnerScript, scope: Scope): Mention[] {
  if (!inheritsVariables) return [];
  const own = variablesOf(script.syntax).uses.flatMap(({ name, pos, end }): Mention[] => {
    const variable = scope.lookup(name);
    const at = script.syntax.text.slice(pos, end).indexOf(name);
    if (!variable || at < 0) return [];
    const span = script.spanOf(pos + at, pos + at + name.length);
    return [{ kind: 'variable', span, variable, isDeclaration: false }];
  });
  return [...own, ...script.inner.flatMap((inner) => usedIn(inner, scope))];
}

/** Where a script gives a variable of the Dockerfile a value of its own. */
function assigned(model: DockerfileModel, instruction: Instruction, scope: Scope): Mention[] {
  const commands = model.scriptOf(instruction)?.commands ?? [];
  const mention = (name: string, start: number): Mention[] => {
    const variable = scope.lookup(name);
    if (!variable?.nameSpan) return [];
    const span = { start, end: start + name.length };
    return [{ kind: 'variable', span, variable, isDeclaration: false, isAssignment: true }];
  };
  return commands.flatMap((command) => {
    const own = command.assignments.flatMap(({ name, span }) => mention(name, span.start));
    if (!declaring.has(command.name?.value ?? '')) return own;
    const names = command.arguments.flatMap(({ text, span }) =>
      mention(/^[A-Za-z_]\w*(?==|$)/.exec(text)?.[0] ?? '', span.start),
    );
    return [...own, ...names];
  });
}

/** Commands that take names of variables. */
const declaring = new Set(['export', 'readonly', 'declare', 'typeset', 'local', 'unset', 'read']);

function declaredBy(model: DockerfileModel, instruction: Instruction): Variable[] {
  if (instruction.kind !== 'ARG' && instruction.kind !== 'ENV') return [];
  if (instruction.isTrigger) return triggerVariables(instruction);
  const after = model.scopeAfter(instruction);
  return instruction.pairs.flatMap(({ key }) => {
    const variable = after.lookup(key.value);
    return variable?.nameSpan?.start === key.span.start ? [variable] : [];
  });
}

/** What a trigger will declare; the stages that are built on its own see it under the same name. */
function triggerVariables(
  instruction: Extract<Instruction, { readonly pairs: unknown }>,
): Variable[] {
  const kind = instruction.kind === 'ENV' ? 'env' : 'arg';
  return instruction.pairs.map(({ key }) => ({
    name: key.value,
    kind,
    value: undefined,
    nameSpan: key.span,
    instruction,
  }));
}

function heredocMentions({ heredocs }: Instruction): Mention[] {
  return heredocs.flatMap((heredoc): Mention[] => [
    { kind: 'heredoc', span: heredoc.marker.span, heredoc, isDeclaration: true },
    ...(heredoc.terminator
      ? [
          {
            kind: 'heredoc' as const,
            span: heredoc.terminator.span,
            heredoc,
            isDeclaration: false,
          },
        ]
      : []),
  ]);
}
