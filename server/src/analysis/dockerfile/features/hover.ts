import type { Hover } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { dockerfileModel } from '../model/dockerfile-model.ts';
import type { DockerfileModel } from '../model/model.ts';
import type { Variable } from '../model/scope.ts';
import { predefinedArguments } from '../model/stage-scope.ts';
import { nameOf } from '../syntax/directives.ts';
import { grammar } from '../syntax/grammar.ts';
import { mountKeyNamed, mountTypes } from '../syntax/mount-grammar.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { instructionAt, isIn, lineOf } from './cursor.ts';
import { describeRelease, describeStage } from './describe-image.ts';
import { directiveDocs, instructionDocs } from './instruction-docs.ts';
import { instructionForms } from './instruction-forms.ts';
import { mentionAt } from './mentions.ts';

/** What is known of the thing at an offset. */
export function dockerfileHover(snapshot: Snapshot, offset: number): Hover | undefined {
  const model = dockerfileModel(snapshot);
  const instruction = instructionAt(model.tree, offset);
  if (!instruction) return directiveHover(model, offset);
  return (
    keywordHover(instruction, offset) ??
    mentionHover(model, instruction, offset) ??
    undeclaredHover(instruction, offset) ??
    imageHover(model, instruction, offset) ??
    flagHover(instruction, offset)
  );
}

function directiveHover({ tree }: DockerfileModel, offset: number): Hover | undefined {
  const directive = tree.directives.find(({ name }) => isIn(name.span, offset));
  const markdown = directive && directiveDocs[nameOf(directive)];
  return markdown ? { span: directive.name.span, markdown } : undefined;
}

function keywordHover({ kind, keyword }: Instruction, offset: number): Hover | undefined {
  if (kind === 'UNKNOWN' || !isIn(keyword.span, offset)) return undefined;
  const forms = instructionForms[kind].map(({ label }) => label).join('\n');
  const { summary } = instructionDocs[kind];
  return { span: keyword.span, markdown: `\`\`\`dockerfile\n${forms}\n\`\`\`\n${summary}` };
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

function describeVariable(model: DockerfileModel, variable: Variable): string {
  const { name, kind, value, nameSpan, inheritsFrom } = variable;
  const title = value === undefined ? `\`${name}\`` : `\`${name}\` = \`${value}\``;
  const line = (span: typeof nameSpan) => (span ? ` on line ${lineOf(model, span.start)}` : '');
  switch (kind) {
    case 'platform':
      return `${title}\n\nGiven by BuildKit.`;
    case 'base':
      return `${title}\n\nSet by the base image.`;
    case 'env':
      return `${title}\n\nSet by ENV${line(nameSpan)}.`;
    case 'arg': {
      const origin = inheritsFrom?.nameSpan
        ? `, with the default${line(inheritsFrom.nameSpan)}`
        : '';
      return `${title}\n\nBuild argument, declared by ARG${line(nameSpan)}${origin}. \`--build-arg ${name}=…\` sets it.`;
    }
  }
}

function undeclaredHover(instruction: Instruction, offset: number): Hover | undefined {
  const reference = instruction.variables.find(({ name }) => isIn(name.span, offset));
  if (!reference || !predefinedArguments.includes(reference.name.text)) return undefined;
  const markdown = `\`${reference.name.text}\`\n\nPredefined build argument of RUN; \`--build-arg\` sets it and the image does not keep it.`;
  return { span: reference.name.span, markdown };
}

function imageHover(
  model: DockerfileModel,
  instruction: Instruction,
  offset: number,
): Hover | undefined {
  if (instruction.kind !== 'FROM' || !isIn(instruction.image?.span, offset)) return undefined;
  const stage = model.stageOf(instruction);
  if (!stage || !instruction.image) return undefined;
  const release = describeRelease(stage);
  const markdown = [describeStage(model, stage), ...(release ? [release] : [])].join('\n\n');
  return { span: instruction.image.span, markdown };
}

function flagHover(instruction: Instruction, offset: number): Hover | undefined {
  if (instruction.kind === 'RUN') {
    for (const { options } of instruction.mounts) {
      const option = options.find(({ span }) => isIn(span, offset));
      const key = option && mountKeyNamed(option.key.text.toLowerCase());
      if (!option || !key) continue;
      const type = Object.entries(mountTypes).find(
        ([name]) => key.name === 'type' && name === option.value?.text.toLowerCase(),
      );
      return { span: option.span, markdown: `**${key.name}** ${type?.[1] ?? key.summary}` };
    }
  }
  const flag = instruction.flags.find(({ span }) => isIn(span, offset));
  if (!flag || instruction.kind === 'UNKNOWN') return undefined;
  const spec = grammar[instruction.kind].flags.find(({ name }) => name === flag.name.text);
  return spec ? { span: flag.span, markdown: `**--${spec.name}** ${spec.summary}` } : undefined;
}
