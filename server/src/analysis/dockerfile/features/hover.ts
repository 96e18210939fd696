import type { Hover } from '../../core/features.ts';
import type { LanguageContext } from '../../core/language.ts';
import type { RuleInfo } from '../../core/rule.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { dockerfileModel } from '../model/dockerfile-model.ts';
import type { DockerfileModel } from '../model/model.ts';
import { platformVariables, predefinedArguments } from '../model/stage-scope.ts';
import { grammar } from '../syntax/grammar.ts';
import { mountKeyNamed, mountTypes, sharingModes } from '../syntax/mount-grammar.ts';
import type { ImageReference, Instruction } from '../syntax/nodes.ts';
import { instructionAt, isIn } from './cursor.ts';
import { describeContexts } from './describe-context.ts';
import { describeFlag } from './describe-flag.ts';
import { describeRelease, describeStage } from './describe-image.ts';
import { describeVariable } from './describe-variable.ts';
import { commentHover } from './hover-comment.ts';
import { valueHover } from './hover-value.ts';
import { instructionDocs } from './instruction-docs.ts';
import { instructionForms } from './instruction-forms.ts';
import { inlineCode } from './markdown.ts';
import { mentionAt } from './mentions.ts';
import { commandText, processOf } from './process-of.ts';
import { sourceHover } from './source-files.ts';
import { platformDocs } from './variable-docs.ts';

/** What is known of the thing at an offset. */
export function dockerfileHover(
  snapshot: Snapshot,
  offset: number,
  rules: readonly RuleInfo[],
  context: LanguageContext,
): Hover | undefined {
  const { uri } = snapshot;
  const model = dockerfileModel(snapshot);
  const comment = commentHover(model, offset, rules);
  if (comment) return comment;
  const instruction = instructionAt(model.tree, offset);
  if (!instruction) return undefined;
  return (
    keywordHover(model, uri, instruction, offset, context) ??
    mentionHover(model, instruction, offset) ??
    undeclaredHover(instruction, offset) ??
    imageHover(model, instruction, offset) ??
    flagHover(instruction, offset) ??
    sourceHover(model, uri, instruction, offset, context) ??
    valueHover(model, instruction, offset)
  );
}

function keywordHover(
  model: DockerfileModel,
  uri: string,
  instruction: Instruction,
  offset: number,
  context: LanguageContext,
): Hover | undefined {
  const { kind, keyword } = instruction;
  if (kind === 'UNKNOWN' || !isIn(keyword.span, offset)) return undefined;
  const forms = instructionForms[kind].map(({ label }) => label).join('\n');
  const parts = [`\`\`\`dockerfile\n${forms}\n\`\`\``, instructionDocs[kind].summary];
  if (kind === 'CMD' || kind === 'ENTRYPOINT') {
    const stage = model.stageOf(instruction);
    const process = stage && processOf(stage.image);
    if (process) parts.push(`A container of this stage runs ${inlineCode(commandText(process))}.`);
  }
  if (kind === 'COPY' || kind === 'ADD') parts.push(describeContexts(model, uri, context));
  return { span: keyword.span, markdown: parts.join('\n\n') };
}

function mentionHover(
  model: DockerfileModel,
  instruction: Instruction,
  offset: number,
): Hover | undefined {
  const mention = mentionAt(model, instruction, offset);
  if (mention?.kind === 'stage') {
    return { span: mention.span, markdown: describeStage(model, mention.stage) };
  }
  if (mention?.kind === 'variable') {
    return { span: mention.span, markdown: describeVariable(model, mention.variable) };
  }
  return undefined;
}

function undeclaredHover(instruction: Instruction, offset: number): Hover | undefined {
  const reference = instruction.variables.find(({ name }) => isIn(name.span, offset));
  const name = reference?.name.text;
  if (!reference || name === undefined) return undefined;
  const docs = predefinedArguments.includes(name)
    ? 'Predefined build argument of RUN; `--build-arg` sets it and the image does not keep it.'
    : platformVariables.includes(name)
      ? `${platformDocs[name] ?? ''} BuildKit gives it to stages that say \`ARG ${name}\`.`
      : undefined;
  return docs
    ? { span: reference.name.span, markdown: `${inlineCode(name)}\n\n${docs}` }
    : undefined;
}

function imageHover(
  model: DockerfileModel,
  instruction: Instruction,
  offset: number,
): Hover | undefined {
  if (instruction.kind !== 'FROM' || !isIn(instruction.image?.span, offset)) return undefined;
  const stage = model.stageOf(instruction);
  if (!stage || !instruction.image) return undefined;
  const parts = [
    describeStage(model, stage),
    ...(stage.base.kind === 'image' ? [describeReference(instruction.image)] : []),
    ...[describeRelease(stage) ?? []].flat(),
  ];
  return { span: instruction.image.span, markdown: parts.join('\n\n') };
}

/** Where an image comes from: registry, repository, tag and digest. */
function describeReference({ name, tag, digest, hasVariable }: ImageReference): string {
  if (hasVariable) return '';
  const [first = '', ...rest] = name.text.split('/');
  const hasRegistry = rest.length > 0 && /[.:]|^localhost$/.test(first);
  const registry = hasRegistry ? first : 'docker.io';
  const path = hasRegistry ? rest.join('/') : rest.length > 0 ? name.text : `library/${first}`;
  const version = digest
    ? `digest ${inlineCode(digest.text)}, which never changes`
    : `tag ${inlineCode(tag?.text ?? 'latest')}${tag ? '' : ', because none is written'}`;
  return `Registry ${inlineCode(registry)}, repository ${inlineCode(path)}, ${version}.`;
}

function flagHover(instruction: Instruction, offset: number): Hover | undefined {
  if (instruction.kind === 'RUN') {
    for (const { options } of instruction.mounts) {
      const option = options.find(({ span }) => isIn(span, offset));
      const key = option && mountKeyNamed(option.key.text.toLowerCase());
      if (!option || !key) continue;
      const values: Readonly<Record<string, string>> =
        key.name === 'type' ? mountTypes : key.name === 'sharing' ? sharingModes : {};
      const value = option.value?.text.toLowerCase() ?? '';
      const isOnValue = isIn(option.value?.span, offset);
      const docs = isOnValue && Object.hasOwn(values, value) ? values[value] : undefined;
      const alias = key.aliasOf ? `, short for \`${key.aliasOf}\`.` : '';
      return {
        span: option.span,
        markdown: `**${key.name}**${alias} ${docs ?? describeFlag(key)}`,
      };
    }
  }
  const flag = instruction.flags.find(({ span }) => isIn(span, offset));
  if (!flag || instruction.kind === 'UNKNOWN') return undefined;
  const spec = grammar[instruction.kind].flags.find(({ name }) => name === flag.name.text);
  return spec
    ? { span: flag.span, markdown: `**--${spec.name}** ${describeFlag(spec)}` }
    : undefined;
}
