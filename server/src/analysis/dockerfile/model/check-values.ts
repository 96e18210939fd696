import type { Span } from '../../core/span.ts';
import { checkMountValue } from '../syntax/check-mounts.ts';
import type { BuildError, BuildErrorId } from '../syntax/errors.ts';
import { movedFindings, originOf, perInstruction } from '../syntax/moved-instruction.ts';
import {
  type CopyInstruction,
  type FromInstruction,
  flagOf,
  type Instruction,
  type RunInstruction,
  type Word,
} from '../syntax/nodes.ts';
import type { Stage, StageView } from './model.ts';
import type { Scope } from './scope.ts';

/** What BuildKit refuses of the values of a stage once their variables are replaced; unknown values are left alone. */
export function* checkValues(
  { from, instructions }: Stage,
  { scopeAt, imageBefore }: StageView,
): Generator<BuildError> {
  for (const instruction of [from, ...instructions]) {
    const parsed = originOf(instruction);
    const scopeOf = () => scopeAt(instruction);
    const found = readsVariables(instruction)
      ? checkInstruction(parsed, scopeOf)
      : constantErrors(instruction, scopeOf);
    yield* movedFindings(instruction, found);
    if (parsed.kind !== 'RUN' || parsed.mounts.length === 0) continue;
    const workdir = imageBefore(instruction)?.workdir;
    if (workdir?.certainty !== 'table' || workdir.value !== '/') continue;
    yield* movedFindings(instruction, checkTargets(parsed));
  }
}

const readsVariables = perInstruction(
  ({ body, flags }) =>
    body.text.includes('$') || flags.some(({ value }) => value?.text.includes('$')),
);

/** What is found in an instruction without variables, whatever its scope. */
const constantErrors = perInstruction((instruction, scopeOf: () => Scope) => [
  ...checkInstruction(instruction, scopeOf),
]);

function* checkInstruction(instruction: Instruction, scopeOf: () => Scope): Generator<BuildError> {
  if (instruction.body.text.includes('?')) yield* checkRequired(instruction, scopeOf());
  switch (instruction.kind) {
    case 'FROM':
      if (instruction.platform) yield* checkPlatform(instruction, scopeOf());
      break;
    case 'EXPOSE':
      for (const word of instruction.words) yield* checkPort(word, scopeOf().expand(word.text));
      break;
    case 'RUN':
      yield* checkMountVariables(instruction, scopeOf);
      break;
    case 'STOPSIGNAL':
      if (instruction.value) yield* checkSignal(instruction.value, scopeOf());
      break;
    case 'VOLUME':
      for (const word of instruction.words) {
        if (word.text.includes('$')) yield* checkVolume(word, scopeOf());
      }
      break;
    case 'ADD':
    case 'COPY':
      if (instruction.flags.length > 0) yield* checkCopy(instruction, scopeOf());
      break;
    default:
      break;
  }
}

function* checkMountVariables(
  { mounts }: RunInstruction,
  scopeOf: () => Scope,
): Generator<BuildError> {
  for (const mount of mounts) {
    for (const option of mount.options) {
      if (!option.value?.text.includes('$')) continue;
      const value = scopeOf().expand(option.value.text);
      if (value !== undefined) yield* checkMountValue(option, value, mount);
    }
  }
}

function* checkVolume({ text, span }: Word, scope: Scope): Generator<BuildError> {
  if (scope.expand(text)?.trim() !== '') return;
  yield error('empty-volume', span, `${text} is empty and a volume needs a path`);
}

/** `${NAME:?why}` stops the build when nothing can set NAME. */
function* checkRequired(instruction: Instruction, scope: Scope): Generator<BuildError> {
  if (!scope.isComplete) return;
  for (const { name, operator, span, expandedBy } of instruction.variables) {
    if (expandedBy !== 'builder' || !/^:?\?$/.test(operator ?? '')) continue;
    if (scope.lookup(name.text)) continue;
    yield error('unset-required-variable', span, `"${name.text}" is required and nothing sets it`);
  }
}

/** A mount without target lies over the working directory, which must not be the root folder. */
function* checkTargets({ mounts }: RunInstruction): Generator<BuildError> {
  for (const { flag, type, options } of mounts) {
    const target = options.find(({ key }) => /^(?:target|dst|destination)$/i.test(key.text));
    const isElsewhere = target?.value && !/^(?:\.\/*)?$/.test(target.value.text);
    if (isElsewhere || !/^(?:bind|cache|tmpfs)$/.test(type)) continue;
    yield error(
      'invalid-mount',
      flag.span,
      'the mount names no folder of its own and would lie over the root folder',
    );
  }
}

function* checkPort(word: Word, text: string | undefined): Generator<BuildError> {
  for (const spec of (text ?? '').split(/\s+/).filter(Boolean)) {
    const container = spec.slice(spec.lastIndexOf(':') + 1);
    const host =
      spec
        .slice(0, -container.length - 1)
        .split(':')
        .at(-1) ?? '';
    const [, port = '', protocol] = /^([^/]*)(?:\/(.*))?$/.exec(container) ?? [];
    if (protocol && !/^(?:tcp|udp|sctp)$/i.test(protocol)) {
      yield error(
        'invalid-protocol',
        word.span,
        `EXPOSE takes the protocols tcp, udp and sctp, not "${protocol}"`,
      );
      continue;
    }
    const [first = '', last = first, ...more] = port.split('-');
    if (host && !/^\d{1,5}(?:-\d{1,5})?$/.test(host)) {
      yield error('invalid-port', word.span, `"${host}" is not a port; ports go from 0 to 65535`);
      continue;
    }
    if (port === '') {
      yield error('invalid-port', word.span, `"${spec}" has no port`);
      continue;
    }
    const isPort = (value: string) => /^\d+$/.test(value) && Number(value) <= 65535;
    if (!isPort(first) || !isPort(last) || more.length > 0) {
      yield error('invalid-port', word.span, `"${port}" is not a port; ports go from 0 to 65535`);
    } else if (Number(last) < Number(first)) {
      yield error('invalid-port', word.span, `the range "${port}" ends before it starts`);
    }
  }
}

const signals = new Set(
  `ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP
   SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX`
    .trim()
    .split(/\s+/),
);

/** The signals that STOPSIGNAL takes, without real-time signals. */
export const signalNames: readonly string[] = [...signals].map((name) => `SIG${name}`);

function* checkSignal(value: Word, scope: Scope): Generator<BuildError> {
  const text = scope.expand(value.text);
  if (text === undefined) return;
  const name = text.toUpperCase().replace(/^SIG/, '');
  const isRealTime = /^RT(?:MIN\+(?:[1-9]|1[0-5])|MAX-(?:[1-9]|1[0-4]))$/.test(name);
  const isNumber = /^[-+]?\d+$/.test(text) && Number(text) !== 0;
  if (signals.has(name) || isRealTime || isNumber) return;
  yield error('invalid-signal', value.span, `there is no signal "${text}"`);
}

function* checkPlatform({ platform }: FromInstruction, scope: Scope): Generator<BuildError> {
  const text = platform && scope.expand(platform.text);
  if (!platform?.text || text === undefined) return;
  const parts = text.split('/');
  const isWritten = parts.length <= 3 && parts.every((part) => /^[A-Za-z0-9_.-]+$/.test(part));
  const isNamed =
    parts.length > 1 ||
    /^(?:linux|windows|darwin|freebsd|amd64|x86[_-]64|arm64|aarch64|arm|armhf|armel|386|i386|ppc64le|s390x|riscv64|mips64le|mips64|loong64|wasm|wasip1|js|android|ios|netbsd|openbsd|solaris|plan9|aix|dragonfly|illumos)$/i.test(
      text,
    );
  const hasSystem = /^(?:linux|windows|darwin)\(/.test(text);
  if ((isWritten && isNamed) || hasSystem) return;
  yield error(
    'invalid-platform',
    platform.span,
    `"${text}" is not a platform such as "linux/amd64"`,
  );
}

function* checkCopy(copy: CopyInstruction, scope: Scope): Generator<BuildError> {
  const chmod = flagOf(copy, 'chmod')?.value;
  const mode = chmod && scope.expand(chmod.text);
  if (chmod && mode && !isMode(mode)) {
    yield error(
      'invalid-mode',
      chmod.span,
      `"${mode}" is not a mode such as "755" or "u=rwX,go=rX"`,
    );
  }
  const checksum = copy.kind === 'ADD' ? flagOf(copy, 'checksum')?.value : undefined;
  if (!checksum?.value) return;
  const { span } = checksum;
  const [source, ...others] = copy.sources;
  const url = source && scope.expand(source.text);
  if (others.length > 0) {
    yield error('invalid-checksum', span, 'a checksum is for one source, not for several');
  } else if (url !== undefined && !isRemote(url)) {
    yield error('invalid-checksum', span, 'a checksum is for downloads, not for local files');
  } else if (url && /^https?:/.test(url) && !/\.git(?:[#?].*)?$/.test(url)) {
    const digest = scope.expand(checksum.text);
    if (digest === undefined || isDigest(digest)) return;
    yield error('invalid-checksum', span, 'a checksum is "sha256:" and 64 hexadecimal digits');
  }
}

function isMode(text: string): boolean {
  if (/^\d+$/.test(text)) return /^[0-7]+$/.test(text) && Number.parseInt(text, 8) <= 0o7777;
  return /^(?:[ugoa]*(?:[-+=][rwxXstugo]*)+)(?:,[ugoa]*(?:[-+=][rwxXstugo]*)+)*$/.test(text);
}

function isDigest(text: string): boolean {
  return /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/.test(text);
}

function isRemote(text: string): boolean {
  return /^(?:https?|git|ssh):\/\/|^git@|\.git(?:#.*)?$/.test(text);
}

function error(rule: BuildErrorId, span: Span, reason: string): BuildError {
  return { rule, span, message: `The build stops because ${reason}.` };
}
