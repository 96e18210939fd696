import type { Span } from '../../core/span.ts';
import { checkFlags, spellingFix } from './check-flags.ts';
import { checkMounts } from './check-mounts.ts';
import { checkWords } from './check-words.ts';
import type { BuildError, BuildErrorId } from './errors.ts';
import { grammar, instructionNames } from './grammar.ts';
import { isValidReference } from './image-reference.ts';
import { nearestName } from './nearest-name.ts';
import type { Instruction, InstructionOf } from './nodes.ts';
import { jsonArray } from './words.ts';

/** What BuildKit refuses of one instruction by itself. */
export function* checkInstruction(
  instruction: Instruction,
  escapeChar: string,
): Generator<BuildError> {
  yield* checkShape(instruction);
  if (instruction.heredocs.length > 0) yield* checkHeredocs(instruction);
  if (instruction.flags.length > 0) yield* checkFlags(instruction);
  if (instruction.kind !== 'RUN' || instruction.flags.length > 0) {
    yield* checkWords(instruction, escapeChar);
  }
  if (instruction.kind === 'RUN') yield* checkMounts(instruction);
  if (instruction.kind === 'ONBUILD') yield* checkTrigger(instruction, escapeChar);
}

function* checkShape(instruction: Instruction): Generator<BuildError> {
  switch (instruction.kind) {
    case 'UNKNOWN':
      yield unknownInstruction(instruction);
      break;
    case 'FROM':
      yield* checkFrom(instruction);
      break;
    case 'ADD':
    case 'COPY':
      yield* checkCopy(instruction);
      break;
    case 'ENV':
    case 'LABEL':
    case 'ARG':
      yield* checkPairs(instruction);
      break;
    case 'HEALTHCHECK':
      yield* checkHealthcheck(instruction);
      break;
    case 'SHELL':
      if (instruction.json?.length === 0 || instruction.body.text === '') {
        yield missing(instruction, 'a shell');
      } else if (!instruction.json && !holdsOtherValues(instruction)) {
        yield error(
          'shell-not-json',
          bodySpan(instruction),
          'SHELL takes only a JSON array, such as ["/bin/bash", "-c"]',
        );
      }
      break;
    case 'VOLUME':
      if (instruction.words.length === 0) yield missing(instruction, 'a path');
      for (const word of instruction.words) {
        if (word.value.trim() === '' && !word.text.includes('$')) {
          yield error('empty-volume', word.span, 'a volume needs a path');
        }
      }
      break;
    case 'EXPOSE':
      if (instruction.words.length === 0) yield missing(instruction, 'a port');
      break;
    case 'USER':
    case 'WORKDIR':
    case 'STOPSIGNAL':
    case 'MAINTAINER':
      if (instruction.words.length === 0) yield missing(instruction, 'a value');
      break;
    case 'ONBUILD':
      if (!instruction.trigger) yield missing(instruction, 'an instruction');
      break;
    default:
      break;
  }
  if (holdsOtherValues(instruction)) {
    yield error(
      'non-string-argument',
      bodySpan(instruction),
      'a JSON array here may hold only strings',
    );
  }
}

function unknownInstruction(instruction: InstructionOf<'UNKNOWN'>): BuildError {
  const { text, span } = instruction.keyword;
  const meant = nearestName(text.toUpperCase(), instructionNames);
  const isLower = text === text.toLowerCase();
  return {
    ...error('unknown-instruction', span, `there is no instruction "${text}"`),
    ...(meant ? { fixes: [spellingFix(span, isLower ? meant.toLowerCase() : meant)] } : {}),
  };
}

function* checkFrom(from: InstructionOf<'FROM'>): Generator<BuildError> {
  const { words, stageName, as } = from;
  if (words.length === 0) {
    yield missing(from, 'an image');
  } else if (words.length !== 1 && (words.length !== 3 || !/^as$/i.test(as?.text ?? ''))) {
    const last = words.at(-1)?.span.end ?? from.span.end;
    const span = { start: words[1]?.span.start ?? from.span.start, end: last };
    yield error('invalid-from', span, 'FROM takes an image, or an image, "AS" and a stage name');
  } else if (stageName && !/^[a-z][a-z0-9-_.]*$/i.test(stageName.text)) {
    yield error(
      'invalid-stage-name',
      stageName.span,
      'a stage name starts with a letter and holds only letters, digits, "-", "_" and "."',
    );
  } else if (stageName && !isValidReference(stageName.text.toLowerCase())) {
    yield error(
      'invalid-stage-name',
      stageName.span,
      'signs such as "-" and "." stand only between the letters and digits of a stage name',
    );
  }
}

function* checkCopy(copy: InstructionOf<'ADD' | 'COPY'>): Generator<BuildError> {
  if (copy.words.length < 2) {
    yield missing(copy, copy.words.length === 0 ? 'a source and a destination' : 'a destination');
    return;
  }
  const { destination } = copy;
  if (destination && /^\d*<<-?[^<]+$/.test(destination.text)) {
    yield error('heredoc-destination', destination.span, 'a heredoc cannot be the destination');
  }
  if (copy.kind === 'ADD') return;
  for (const source of copy.sources) {
    if (/^(?:https?|git|ssh):\/\/|^git@/.test(source.value)) {
      yield {
        ...error('copy-url', source.span, 'COPY takes only files; ADD downloads'),
        fixes: [
          {
            title: 'Change to ADD',
            safety: 'safe',
            edits: [{ span: copy.keyword.span, text: 'ADD' }],
          },
        ],
      };
    }
  }
}

function* checkPairs(instruction: InstructionOf<'ENV' | 'LABEL' | 'ARG'>): Generator<BuildError> {
  if (instruction.pairs.length === 0) yield missing(instruction, 'a name');
  for (const { key, value, span, legacy } of instruction.pairs) {
    if (value && !legacy && key.text === '') {
      yield error('blank-name', span, 'the name before "=" is empty');
    } else if (!value && instruction.kind !== 'ARG') {
      yield error('missing-equals', key.span, `"${key.text}" has no value; write "name=value"`);
    }
  }
}

function* checkHealthcheck(check: InstructionOf<'HEALTHCHECK'>): Generator<BuildError> {
  const type = check.type?.text.toUpperCase();
  if (!check.type || !type) {
    yield missing(check, 'CMD or NONE');
  } else if (type === 'NONE') {
    if (check.command) {
      const span = check.command.spanOf(0, check.command.text.length);
      yield error('invalid-healthcheck', span, 'HEALTHCHECK NONE takes nothing more');
    }
  } else if (type !== 'CMD') {
    yield error(
      'invalid-healthcheck',
      check.type.span,
      `HEALTHCHECK takes CMD or NONE, not "${check.type.text}"`,
    );
  } else if (!check.command || check.json?.length === 0) {
    yield error('invalid-healthcheck', check.type.span, 'HEALTHCHECK CMD has no command');
  }
}

function* checkTrigger(
  onbuild: InstructionOf<'ONBUILD'>,
  escapeChar: string,
): Generator<BuildError> {
  const { trigger } = onbuild;
  if (!trigger) return;
  if (trigger.kind === 'ONBUILD' || trigger.kind === 'FROM' || trigger.kind === 'MAINTAINER') {
    yield error('forbidden-trigger', trigger.keyword.span, `ONBUILD does not take ${trigger.kind}`);
    return;
  }
  // The build of this image succeeds; every build on top of it fails.
  const atOnce: readonly BuildErrorId[] = ['missing-equals', 'non-string-argument'];
  for (const found of checkInstruction(trigger, escapeChar)) {
    if (found.rule === 'unterminated-heredoc') continue;
    const message = found.message.replace('The build', 'Every build on top of this image');
    yield atOnce.includes(found.rule) ? found : { ...found, message, severity: 'warning' };
  }
}

function* checkHeredocs({ heredocs }: Instruction): Generator<BuildError> {
  for (const { marker, name, terminator } of heredocs) {
    if (terminator) continue;
    yield error('unterminated-heredoc', marker.span, `no line "${name}" ends this heredoc`);
    return;
  }
}

/** True for a JSON array with numbers, objects and the like; broken JSON is shell form and fine. */
function holdsOtherValues(instruction: Instruction): boolean {
  if (instruction.json || instruction.kind === 'UNKNOWN') return false;
  const { body } = grammar[instruction.kind];
  if (!body.startsWith('json') && body !== 'healthcheck') return false;
  const text =
    instruction.kind === 'HEALTHCHECK' ? instruction.command?.text : instruction.body.text;
  return text?.startsWith('[') === true && jsonArray(text) !== undefined;
}

function missing(instruction: Instruction, what: string): BuildError {
  return error('missing-argument', instruction.keyword.span, `${instruction.kind} needs ${what}`);
}

function bodySpan({ body }: Instruction): Span {
  return body.spanOf(0, body.text.length);
}

function error(rule: BuildErrorId, span: Span, reason: string): BuildError {
  return { rule, span, message: `The build stops because ${reason}.` };
}
