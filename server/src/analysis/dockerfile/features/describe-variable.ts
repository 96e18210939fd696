import type { DockerfileModel } from '../model/model.ts';
import type { Variable } from '../model/scope.ts';
import { lineOf } from './cursor.ts';
import { inlineCode } from './markdown.ts';
import { isSecretName } from './secret-name.ts';
import { platformDocs } from './variable-docs.ts';

/** A variable with its value and where both come from, in Markdown. */
export function describeVariable(model: DockerfileModel, variable: Variable): string {
  const { name, value } = variable;
  const isShown = value !== undefined && !isSecretName(name);
  const title = isShown ? `${inlineCode(name)} = ${inlineCode(value)}` : inlineCode(name);
  return `${title}\n\n${describeOrigin(model, variable)}`;
}

/** Where a variable comes from, step by step, in Markdown. */
export function describeOrigin(model: DockerfileModel, variable: Variable): string {
  const { name, kind, nameSpan, inheritsFrom } = variable;
  const line = (span: typeof nameSpan) => (span ? ` on line ${lineOf(model, span.start)}` : '');
  switch (kind) {
    case 'platform':
      return `Given by BuildKit. ${platformDocs[name] ?? ''}`.trim();
    case 'base':
      return 'Set by the base image.';
    case 'env':
      return `Set by ENV${line(nameSpan)}${stageOfVariable(model, variable)}.${written(model, variable)}`;
    case 'arg': {
      const origin = inheritsFrom?.nameSpan
        ? `, with the default${line(inheritsFrom.nameSpan)}`
        : inheritsFrom?.kind === 'platform'
          ? `, given by BuildKit: ${platformDocs[name] ?? ''}`.replace(/\.$/, '')
          : '';
      return `Build argument, declared by ARG${line(nameSpan)}${origin}. ${inlineCode(`--build-arg ${name}=…`)} sets it.${written(model, inheritsFrom ?? variable)}`;
    }
  }
}

/** The stage of a declaration, when there are several. */
function stageOfVariable(model: DockerfileModel, { instruction }: Variable): string {
  const stage = instruction && model.stageOf(instruction);
  if (!stage || model.stages.length < 2) return '';
  return ` in stage ${inlineCode(stage.name?.text ?? String(stage.index))}`;
}

/** What the file says, when the value had to be worked out of it. */
function written(model: DockerfileModel, { name, value, instruction, nameSpan }: Variable): string {
  if (!instruction || isSecretName(name)) return '';
  if (instruction.kind !== 'ENV' && instruction.kind !== 'ARG') return '';
  const pair = instruction.pairs.find(({ key }) => key.span.start === nameSpan?.start);
  const text = pair?.value?.text;
  if (text === undefined || !text.includes('$')) return '';
  const steps = instruction.variables
    .filter(
      ({ span }) =>
        pair !== undefined && pair.span.start <= span.start && span.end <= pair.span.end,
    )
    .flatMap((reference) => model.scopeAt(instruction).lookup(reference.name.text) ?? [])
    .filter((other) => other.value !== undefined && other.nameSpan && !isSecretName(other.name))
    .map(
      (other) =>
        `\n- ${inlineCode(other.name)} = ${inlineCode(other.value ?? '')}, line ${lineOf(model, other.nameSpan?.start ?? 0)}`,
    );
  const how = value === undefined ? 'Written as' : 'Worked out of';
  return `\n\n${how} ${inlineCode(text)}${steps.length > 0 ? `:\n${[...new Set(steps)].join('')}` : '.'}`;
}
