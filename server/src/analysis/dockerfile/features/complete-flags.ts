import type { Completion } from '../../core/features.ts';
import type { Span } from '../../core/span.ts';
import type { DockerfileModel } from '../model/model.ts';
import { type FlagGrammar, grammar } from '../syntax/grammar.ts';
import { mountKeyNamed } from '../syntax/mount-grammar.ts';
import type { Flag, Instruction } from '../syntax/nodes.ts';
import { completeMountKey, completeMountValue } from './complete-mounts.ts';
import { completeSource } from './complete-stage.ts';
import { completeUser } from './complete-users.ts';
import { isIn } from './cursor.ts';
import { describeFlag } from './describe-flag.ts';
import { plainCompletion, type TypedWord } from './typed-word.ts';

/** The flag that an offset lies in. */
export function flagAt(instruction: Instruction, offset: number): Flag | undefined {
  return instruction.flags.find(({ span }) => isIn(span, offset));
}

/** The flags that an instruction takes and does not have yet. */
export function completeFlagNames(instruction: Instruction, word: TypedWord): Completion[] {
  return flagsOf(instruction)
    .filter(
      ({ name, repeatable }) =>
        repeatable || !instruction.flags.some((flag) => flag.name.text === name),
    )
    .map((flag, index) => flagCompletion(flag, word.span, index));
}

/** Where a flag is typed. */
interface FlagPlace {
  readonly model: DockerfileModel;
  readonly instruction: Instruction;
  /** The named contexts of the builds that the workspace declares. */
  readonly contexts: readonly string[];
}

/** What can be written at an offset inside a flag. */
export function completeFlag(place: FlagPlace, flag: Flag, offset: number): Completion[] {
  const specs = flagsOf(place.instruction);
  if (!flag.value || offset < flag.value.span.start) {
    const replace = { start: flag.span.start, end: flag.name.span.end };
    return specs.map((spec, index) =>
      flagCompletion(spec, replace, index, flag.value !== undefined),
    );
  }
  const spec = specs.find(({ name }) => name === flag.name.text);
  if (!spec) return [];
  if (spec.value.type === 'mount') return completeMount(place, flag, offset);
  const typed = place.model.tree.text.slice(flag.value.span.start, offset);
  return completeFlagValue(place, spec, typed, flag.value.span);
}

function flagsOf({ kind }: Instruction): readonly FlagGrammar[] {
  return kind === 'UNKNOWN' ? [] : grammar[kind].flags;
}

function flagCompletion(
  flag: FlagGrammar,
  replace: Span,
  index: number,
  hasValue = false,
): Completion {
  const label = `--${flag.name}`;
  const text = flag.value.type === 'boolean' || hasValue ? label : `${label}=`;
  return plainCompletion(text, 'property', replace, {
    documentation: describeFlag(flag),
    rank: flagRank + index,
    triggerAgain: text.endsWith('='),
  });
}

/** Flags stand behind the arguments that are offered with them. */
const flagRank = 1000;

/** Values that people give to flags which take any text, with what they mean. */
const usualValues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  interval: { '30s': 'the default', '10s': '', '1m': '', '5m': '' },
  timeout: { '30s': 'the default', '3s': '', '5s': '', '10s': '' },
  'start-period': { '0s': 'the default', '10s': '', '30s': '', '1m': '' },
  'start-interval': { '5s': 'the default', '1s': '', '2s': '' },
  retries: { 3: 'the default', 5: '', 1: 'unhealthy at the first failure' },
  chmod: {
    755: 'programs and folders that everybody may run and read',
    644: 'files that everybody may read',
    700: 'for the owner alone',
    600: 'secrets of the owner',
    'u=rwX,go=rX': 'readable by everybody; folders and programs stay runnable',
  },
  checksum: { 'sha256:': 'digest of the download' },
  exclude: {
    '.git': 'the history',
    '**/node_modules': 'installed packages',
    '**/*.md': 'documentation',
    '**/*_test.go': 'tests of Go',
  },
  network: {
    default: 'the network of the build',
    none: 'no network: the command cannot download anything',
    host: 'the network of the machine; the builder must allow it',
  },
  security: {
    sandbox: 'the default',
    insecure: 'all rights; the builder must allow it',
  },
  device: { 'nvidia.com/gpu=all': 'every NVIDIA GPU' },
  platform: {
    $BUILDPLATFORM: 'the machine that builds; for cross compilers',
    $TARGETPLATFORM: 'what is built for; the default',
    'linux/amd64': '',
    'linux/arm64': '',
    'linux/arm/v7': '',
    'linux/riscv64': '',
    'linux/s390x': '',
    'linux/ppc64le': '',
    'windows/amd64': '',
  },
};

function completeFlagValue(
  { model, instruction, contexts }: FlagPlace,
  spec: FlagGrammar,
  typed: string,
  replace: Span,
): Completion[] {
  if (spec.value.type === 'boolean') {
    return ['true', 'false'].map((label, rank) =>
      plainCompletion(label, 'value', replace, { rank }),
    );
  }
  if (spec.value.type === 'stage') {
    return completeSource(model, instruction, contexts, replace, true);
  }
  if (spec.name === 'chown') return completeUser(model, instruction, typed, replace);
  const usual = usualValues[spec.name] ?? {};
  const choices = spec.value.type === 'choice' ? spec.value.values : [];
  const order = Object.keys(usual);
  return [...new Set([...order, ...choices])].map((label, rank) =>
    plainCompletion(label, 'value', replace, {
      rank,
      ...(usual[label] && { detail: usual[label] }),
    }),
  );
}

function completeMount(
  { model, instruction, contexts }: FlagPlace,
  flag: Flag,
  offset: number,
): Completion[] {
  const mounts = instruction.kind === 'RUN' ? instruction.mounts : [];
  const mount = mounts.find((other) => other.flag === flag);
  const option = mount?.options.find(({ span }) => isIn(span, offset));
  if (!option?.value || offset < option.value.span.start) {
    const replace = option?.key.span ?? { start: offset, end: offset };
    return completeMountKey(mount, option, replace);
  }
  const key = mountKeyNamed(option.key.text.toLowerCase());
  if (key?.value === 'stage') {
    return completeSource(model, instruction, contexts, option.value.span, false);
  }
  return key ? completeMountValue(model, instruction, key, mount, option.value.span) : [];
}
