import type { Completion } from '../../core/features.ts';
import { signalNames } from '../model/check-values.ts';
import { knownRepositories, proposedTags } from '../model/known-base.ts';
import type { DockerfileModel } from '../model/model.ts';
import { platformVariables } from '../model/stage-scope.ts';
import type { Instruction, InstructionOf } from '../syntax/nodes.ts';
import { completeStage } from './complete-stage.ts';
import { isIn } from './cursor.ts';
import { partOf, plainCompletion, type TypedWord } from './typed-word.ts';

/** What can be written where an argument of an instruction is typed. */
export function completeValue(
  model: DockerfileModel,
  instruction: Instruction,
  word: TypedWord,
): Completion[] {
  const values = (labels: Iterable<string>) =>
    [...new Set(labels)].map((label) => plainCompletion(label, 'value', word.span));
  switch (instruction.kind) {
    case 'FROM':
      return completeFrom(model, instruction, word);
    case 'EXPOSE': {
      if (!word.text.includes('/')) return [];
      const { span } = partOf(word, /\//);
      return ['tcp', 'udp', 'sctp'].map((label) => plainCompletion(label, 'value', span));
    }
    case 'USER':
      return values([...usersOf(model, instruction), '10001', 'nobody', 'root']);
    case 'WORKDIR':
      return values([...foldersOf(model), '/app', '/src']);
    case 'STOPSIGNAL':
      return values(signalNames);
    case 'SHELL':
      return shells.map((label) => plainCompletion(label, 'value', word.span));
    case 'LABEL':
      return word.text.includes('=') ? [] : completeLabel(word);
    case 'ARG':
      return word.text.includes('=') || !model.stageOf(instruction)
        ? []
        : values(platformVariables);
    case 'HEALTHCHECK': {
      const isType = !instruction.type || isIn(instruction.type.span, word.span.end);
      return isType ? values(['CMD', 'NONE']) : [];
    }
    default:
      return [];
  }
}

function completeFrom(
  model: DockerfileModel,
  from: InstructionOf<'FROM'>,
  word: TypedWord,
): Completion[] {
  const before = from.words.filter(({ span }) => span.end < word.span.start || span.end === 0);
  if (before.length === 1) return [plainCompletion('AS', 'keyword', word.span)];
  if (before.length > 0) return [];
  const colon = word.text.indexOf(':');
  if (colon >= 0) {
    const tags = proposedTags(word.text.slice(0, colon));
    const replace = { start: word.span.start + colon + 1, end: word.span.end };
    return tags.map((tag, rank) => plainCompletion(tag, 'value', replace, { rank }));
  }
  return [
    ...completeStage(model, from, word.span, false),
    plainCompletion('scratch', 'value', word.span, { detail: 'the empty image', rank: 1 }),
    ...knownRepositories.map((name) => plainCompletion(name, 'value', word.span, { rank: 2 })),
  ];
}

const shells = [
  '["/bin/bash", "-o", "pipefail", "-c"]',
  '["/bin/ash", "-eo", "pipefail", "-c"]',
  '["/bin/sh", "-c"]',
  '["pwsh", "-Command"]',
];

/** The keys that the OCI image specification defines. */
const labelKeys: Readonly<Record<string, string>> = {
  authors: 'People or organisation responsible',
  'base.digest': 'Digest of the base image',
  'base.name': 'Reference of the base image',
  created: 'Date and time of the build, RFC 3339',
  description: 'What the image is for',
  documentation: 'URL of the documentation',
  licenses: 'SPDX licence expression',
  'ref.name': 'Name of the reference',
  revision: 'Commit of the source',
  source: 'URL of the source code',
  title: 'Name for people',
  url: 'URL of more information',
  vendor: 'Who distributes it',
  version: 'Version of the packaged software',
};

function completeLabel(word: TypedWord): Completion[] {
  return Object.entries(labelKeys).map(([name, detail]) => {
    const label = `org.opencontainers.image.${name}`;
    return { label, kind: 'property', detail, replace: word.span, snippet: `${label}="$1"` };
  });
}

/** Users that RUN has created in the stage of an instruction or below it. */
function usersOf(model: DockerfileModel, instruction: Instruction): string[] {
  const stage = model.stageOf(instruction);
  return (stage?.instructions ?? []).flatMap((run) => {
    if (run.kind !== 'RUN' || run.span.start > instruction.span.start) return [];
    return (model.scriptOf(run)?.commands ?? []).flatMap(({ name, arguments: words }) => {
      if (name?.value !== 'useradd' && name?.value !== 'adduser') return [];
      const last = words.at(-1)?.value;
      return last && /^[a-z_][\w-]*$/.test(last) ? [last] : [];
    });
  });
}

function foldersOf(model: DockerfileModel): string[] {
  return model.tree.instructions.flatMap((instruction) =>
    instruction.kind === 'WORKDIR' && instruction.value ? [instruction.value.value] : [],
  );
}
