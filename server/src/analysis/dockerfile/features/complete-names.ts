import type { Completion } from '../../core/features.ts';
import type { DockerfileModel } from '../model/model.ts';
import { platformVariables, predefinedArguments } from '../model/stage-scope.ts';
import type { Instruction, InstructionOf } from '../syntax/nodes.ts';
import { describeOrigin } from './describe-variable.ts';
import { labelDocs } from './label-docs.ts';
import { isSecretName } from './secret-name.ts';
import { partOf, plainCompletion, type TypedWord } from './typed-word.ts';
import { platformDocs, variableDocs } from './variable-docs.ts';

/** Names that ARG may take over from above the first FROM or from BuildKit. */
export function completeArgument(
  model: DockerfileModel,
  argument: InstructionOf<'ARG'>,
  word: TypedWord,
): Completion[] {
  if (word.text.includes('=') || !model.stageOf(argument)) return [];
  const declared = argument.pairs.filter(({ key }) => key.span.start !== word.span.start);
  const isFree = (name: string) => !declared.some(({ key }) => key.value === name);
  const globals = model.globalArguments.map((variable) =>
    plainCompletion(variable.name, 'variable', word.span, {
      detail: isSecretName(variable.name) ? '' : (variable.value ?? ''),
      documentation: describeOrigin(model, variable),
      rank: 0,
    }),
  );
  const platform = platformVariables.map((name) =>
    plainCompletion(name, 'variable', word.span, {
      detail: 'given by BuildKit',
      documentation: platformDocs[name] ?? '',
      rank: 1,
    }),
  );
  const proxies = predefinedArguments.map((name) =>
    plainCompletion(name, 'variable', word.span, { detail: 'predefined build argument', rank: 2 }),
  );
  return [...globals, ...platform, ...proxies].filter(({ label }) => isFree(label));
}

/** Variables that programs read, and those that the base sets. */
export function completeEnvironment(
  model: DockerfileModel,
  instruction: Instruction,
  word: TypedWord,
): Completion[] {
  if (word.text.includes('=')) return [];
  const scope = model.scopeAt(instruction);
  const inherited = scope.variables
    .filter(({ kind, name }) => (kind === 'env' || kind === 'base') && !(name in variableDocs))
    .map(({ name }) => ({ name, value: '', summary: 'Set below this stage.' }));
  const known = Object.entries(variableDocs).map(([name, docs]) => ({ name, ...docs }));
  return [...known, ...inherited].map(({ name, value, summary }, rank) => ({
    label: name,
    kind: 'variable',
    documentation: summary,
    replace: word.span,
    snippet: `${name}=${value === '' ? '$1' : `\${1:${value}}`}`,
    rank,
  }));
}

/** Keys of the OCI image specification, and behind `=` what their values look like. */
export function completeLabel(
  { pairs }: InstructionOf<'ENV' | 'LABEL'>,
  word: TypedWord,
): Completion[] {
  const [key, value] = word.text.split('=', 2);
  if (value !== undefined) {
    const example = labelDocs[key ?? '']?.example;
    const values = key?.endsWith('.licenses') ? licences : example ? [example] : [];
    const { span } = partOf(word, /=/);
    return values.map((label, rank) => plainCompletion(`"${label}"`, 'value', span, { rank }));
  }
  const taken = pairs.map((pair) => pair.key.value);
  return Object.entries(labelDocs)
    .filter(([name]) => !taken.includes(name) || name === word.text)
    .map(([name, { summary, example }], rank) => ({
      label: name,
      kind: 'property',
      documentation: summary,
      replace: word.span,
      snippet: `${name}="\${1:${example}}"`,
      rank,
    }));
}

const licences = [
  'Apache-2.0',
  'MIT',
  'BSD-3-Clause',
  'MPL-2.0',
  'GPL-3.0-or-later',
  'AGPL-3.0-or-later',
];
