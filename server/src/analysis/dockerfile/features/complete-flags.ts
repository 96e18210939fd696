import type { Completion } from '../../core/features.ts';
import type { Span } from '../../core/span.ts';
import type { DockerfileModel } from '../model/model.ts';
import { type FlagGrammar, type FlagValue, grammar } from '../syntax/grammar.ts';
import {
  type MountKey,
  mountKeyNamed,
  mountKeys,
  mountTypes,
  sharingModes,
} from '../syntax/mount-grammar.ts';
import type { Flag, Instruction, MountOption } from '../syntax/nodes.ts';
import { completeStage } from './complete-stage.ts';
import { isIn } from './cursor.ts';
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
    .map((flag) => flagCompletion(flag, word.span));
}

/** What can be written at an offset inside a flag. */
export function completeFlag(
  model: DockerfileModel,
  instruction: Instruction,
  flag: Flag,
  offset: number,
): Completion[] {
  const specs = flagsOf(instruction);
  if (!flag.value || offset < flag.value.span.start) {
    const replace = { start: flag.span.start, end: flag.name.span.end };
    return specs.map((spec) => flagCompletion(spec, replace, flag.value !== undefined));
  }
  const spec = specs.find(({ name }) => name === flag.name.text);
  if (!spec) return [];
  if (spec.value.type === 'mount') return completeMount(model, instruction, flag, offset);
  return completeFlagValue(model, instruction, spec.value, flag.value.span);
}

function flagsOf({ kind }: Instruction): readonly FlagGrammar[] {
  return kind === 'UNKNOWN' ? [] : grammar[kind].flags;
}

function flagCompletion(flag: FlagGrammar, replace: Span, hasValue = false): Completion {
  const label = `--${flag.name}`;
  const text = flag.value.type === 'boolean' || hasValue ? label : `${label}=`;
  return plainCompletion(text, 'property', replace, {
    documentation: flag.summary,
    rank: 3,
    triggerAgain: text.endsWith('='),
  });
}

function completeFlagValue(
  model: DockerfileModel,
  instruction: Instruction,
  value: FlagValue,
  replace: Span,
): Completion[] {
  const plain = (labels: readonly string[]) =>
    labels.map((label, rank) => plainCompletion(label, 'value', replace, { rank }));
  switch (value.type) {
    case 'boolean':
      return plain(['true', 'false']);
    case 'choice':
      return plain(value.values);
    case 'duration':
      return plain(['5s', '10s', '30s', '1m', '5m']);
    case 'count':
      return plain(['3', '5']);
    case 'platform':
      return plain(['$BUILDPLATFORM', '$TARGETPLATFORM', 'linux/amd64', 'linux/arm64']);
    case 'stage':
      return completeStage(model, instruction, replace, true);
    default:
      return [];
  }
}

function completeMount(
  model: DockerfileModel,
  instruction: Instruction,
  flag: Flag,
  offset: number,
): Completion[] {
  const mount =
    instruction.kind === 'RUN'
      ? instruction.mounts.find((other) => other.flag === flag)
      : undefined;
  const option = mount?.options.find(({ span }) => isIn(span, offset));
  if (!option?.value || offset < option.value.span.start) {
    const replace = option?.key.span ?? { start: offset, end: offset };
    return completeMountKey(mount?.type ?? 'bind', mount?.options ?? [], option, replace);
  }
  const key = mountKeyNamed(option.key.text.toLowerCase());
  return key ? completeMountValue(model, instruction, key, option.value.span) : [];
}

function completeMountKey(
  type: string,
  options: readonly MountOption[],
  current: MountOption | undefined,
  replace: Span,
): Completion[] {
  const used = options.filter((option) => option !== current).map(({ key }) => key.text);
  return mountKeys
    .filter(({ aliasOf, name, types }) => {
      const fits = !types || types.some((other) => other === type);
      return !aliasOf && fits && !used.includes(name);
    })
    .map(({ name, value, summary }, rank) => {
      const text = value === 'boolean' || current?.value ? name : `${name}=`;
      return plainCompletion(text, 'property', replace, {
        documentation: summary,
        rank,
        triggerAgain: text.endsWith('='),
      });
    });
}

function completeMountValue(
  model: DockerfileModel,
  instruction: Instruction,
  key: MountKey,
  replace: Span,
): Completion[] {
  const documented = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([label, documentation]) =>
      plainCompletion(label, 'enum', replace, { documentation }),
    );
  switch (key.value) {
    case 'type':
      return documented(mountTypes);
    case 'sharing':
      return documented(sharingModes);
    case 'boolean':
      return ['true', 'false'].map((label) => plainCompletion(label, 'value', replace));
    case 'stage':
      return completeStage(model, instruction, replace, false);
    case 'path':
      return key.name === 'target' || key.aliasOf === 'target' ? completeCacheFolder(replace) : [];
    default:
      return [];
  }
}

/** Folders where package managers and compilers keep what they can use again. */
const cacheFolders: Readonly<Record<string, string>> = {
  '/var/cache/apt': 'apt packages; share it `locked`',
  '/var/lib/apt': 'apt lists; share it `locked`',
  '/var/cache/apk': 'apk packages',
  '/var/cache/dnf': 'dnf packages',
  '/root/.npm': 'npm packages',
  '/root/.cache/pip': 'pip packages',
  '/root/.cache/uv': 'uv packages',
  '/root/.cache/go-build': 'Go build cache',
  '/go/pkg/mod': 'Go modules',
  '/root/.m2': 'Maven repository',
  '/root/.gradle': 'Gradle cache',
  '/usr/local/cargo/registry': 'Cargo registry',
  '/root/.nuget/packages': 'NuGet packages',
};

function completeCacheFolder(replace: Span): Completion[] {
  return Object.entries(cacheFolders).map(([label, detail]) =>
    plainCompletion(label, 'file', replace, { detail }),
  );
}
