import type { Completion } from '../../core/features.ts';
import { signalNames } from '../model/check-values.ts';
import type { DockerfileModel } from '../model/model.ts';
import type { Instruction, InstructionOf } from '../syntax/nodes.ts';
import { completeFrom } from './complete-from.ts';
import { completeArgument, completeEnvironment, completeLabel } from './complete-names.ts';
import { completeCopyPath, completeFolder } from './complete-paths.ts';
import { completeUser } from './complete-users.ts';
import { isIn } from './cursor.ts';
import { portDocs } from './port-docs.ts';
import { signalDocs } from './signal-docs.ts';
import { partOf, plainCompletion, type TypedWord } from './typed-word.ts';

/** What can be written where an argument of an instruction is typed; `contexts` are the named contexts of its builds. */
export function completeValue(
  model: DockerfileModel,
  instruction: Instruction,
  word: TypedWord,
  contexts: readonly string[],
): Completion[] {
  switch (instruction.kind) {
    case 'FROM':
      return completeFrom(model, instruction, word, contexts);
    case 'ADD':
    case 'COPY':
      return completeCopyPath(model, instruction, word);
    case 'EXPOSE':
      return completePort(model, instruction, word);
    case 'USER':
      return completeUser(model, instruction, word.text, word.span);
    case 'WORKDIR':
      return completeFolder(model, instruction, word, ['/app', '/src', '/srv']);
    case 'VOLUME':
      return completeFolder(model, instruction, word, ['/data', '/var/lib']);
    case 'STOPSIGNAL':
      return completeSignal(word);
    case 'SHELL':
      return completeShell(instruction, word);
    case 'LABEL':
      return completeLabel(instruction, word);
    case 'ENV':
      return completeEnvironment(model, instruction, word);
    case 'ARG':
      return completeArgument(model, instruction, word);
    case 'HEALTHCHECK':
      return completeHealthcheck(instruction, word);
    default:
      return [];
  }
}

function completeHealthcheck(
  { type }: InstructionOf<'HEALTHCHECK'>,
  { span }: TypedWord,
): Completion[] {
  if (type && !isIn(type.span, span.end)) return [];
  return [
    plainCompletion('CMD', 'keyword', span, {
      detail: 'what is run inside the container',
      rank: 0,
    }),
    plainCompletion('NONE', 'keyword', span, {
      detail: 'switches off the check of the base image',
      rank: 1,
    }),
  ];
}

function completePort(
  model: DockerfileModel,
  expose: InstructionOf<'EXPOSE'>,
  word: TypedWord,
): Completion[] {
  if (word.text.includes('/')) {
    const { span } = partOf(word, /\//);
    return ['tcp', 'udp', 'sctp'].map((label) => plainCompletion(label, 'value', span));
  }
  const open = model.imageBefore(expose)?.exposedPorts ?? [];
  return Object.entries(portDocs)
    .filter(([port]) => !open.some((each) => String(each.port) === port))
    .map(([port, detail], rank) => plainCompletion(port, 'value', word.span, { detail, rank }));
}

function completeSignal({ span }: TypedWord): Completion[] {
  const known = Object.keys(signalDocs).filter((name) => signalNames.includes(name));
  return [...new Set([...known, ...signalNames])].map((name, rank) => {
    const documentation = signalDocs[name];
    return plainCompletion(name, 'value', span, {
      rank,
      ...(documentation !== undefined && { documentation }),
    });
  });
}

const shells: Readonly<Record<string, string>> = {
  '["/bin/bash", "-o", "pipefail", "-c"]': 'bash; a pipe fails when any of its commands does',
  '["/bin/bash", "-euo", "pipefail", "-c"]': 'bash; stops at errors and unset variables',
  '["/bin/ash", "-eo", "pipefail", "-c"]': 'the shell of Alpine; a pipe fails with any command',
  '["/bin/sh", "-c"]': 'the default',
  '["/bin/sh", "-exc"]': 'prints each command',
  '["pwsh", "-Command"]': 'PowerShell on Linux',
  '["powershell", "-Command", "$ErrorActionPreference = \'Stop\';"]': 'PowerShell on Windows',
  '["cmd", "/S", "/C"]': 'the default on Windows',
};

function completeShell({ body }: InstructionOf<'SHELL'>, word: TypedWord): Completion[] {
  const span = body.text === '' ? word.span : body.spanOf(0, body.text.length);
  if (!isIn(span, word.span.start + word.text.length)) return [];
  return Object.entries(shells).map(([label, detail], rank) =>
    plainCompletion(label, 'value', span, { detail, rank }),
  );
}
