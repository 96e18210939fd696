import type { Instruction } from '../syntax/nodes.ts';
import type { BaseAccounts } from './base-accounts.ts';
import type { BaseImage } from './base-images.ts';
import type { BuildStep } from './build-steps.ts';
import type { CommandLine, EffectiveImage, EffectivePort, Fact } from './image.ts';
import { normalPath } from './paths.ts';
import { parsePorts } from './ports.ts';
import type { ProgramState } from './programs.ts';
import type { Scope } from './scope.ts';

/** An image while its stage is being read. */
export interface ImageState
  extends Omit<EffectiveImage, 'programs' | 'exposedPorts' | 'files' | 'accounts'> {
  readonly ports: PortList;
  readonly programState: ProgramState;
  readonly baseFiles: readonly string[];
  readonly baseAccounts: BaseAccounts | undefined;
  /** What may have changed files, users and groups since the base. */
  readonly lastStep: BuildStep | undefined;
}

/** Ports as a list that grows without being copied. */
export interface PortList {
  readonly before: PortList | undefined;
  readonly ports: readonly EffectivePort[];
}

const unknown = { certainty: 'unknown' } as const;
const table = <T>(value: T): Fact<T> => ({ certainty: 'table', value });
const defaultShell = ['/bin/sh', '-c'];

/** The image that a stage starts with: nothing, a public image or one that nobody knows. */
export function imageOfBase(base: BaseImage | 'scratch' | undefined): ImageState {
  if (base === undefined) return unknownImage;
  if (base === 'scratch') return scratchImage;
  const exec = (value: readonly string[] | undefined): CommandLine | undefined =>
    value && { form: 'exec', arguments: value };
  return {
    ...scratchImage,
    user: table(base.user),
    workdir: table(base.workdir),
    entrypoint: table(exec(base.entrypoint)),
    cmd: table(exec(base.cmd)),
    stopSignal: table(base.stopSignal),
    ports: {
      before: undefined,
      ports: base.exposedPorts.flatMap((port) => parsePorts(port) ?? []),
    },
    volumes: base.volumes,
    packageManager: table(base.packageManager),
    baseFiles: [...standardFolders, ...base.folders, ...base.volumes],
    baseAccounts: base.accounts,
    programState: {
      present: new Set(base.programs),
      certainty: base.hasAllPrograms ? 'all' : 'some',
    },
  };
}

/** The image that a stage starts with when it builds on another stage. */
export function inheritedImage(image: ImageState): ImageState {
  const inherit = <T>(fact: Fact<T>): Fact<T> =>
    fact.certainty === 'declared' ? { ...fact, certainty: 'inherited' } : fact;
  return {
    ...image,
    user: inherit(image.user),
    workdir: inherit(image.workdir),
    entrypoint: inherit(image.entrypoint),
    cmd: inherit(image.cmd),
    shell: inherit(image.shell),
    stopSignal: inherit(image.stopSignal),
    healthcheck: inherit(image.healthcheck),
    packageManager: inherit(image.packageManager),
  };
}

/** The image after an instruction that changes its configuration; `origin` is the instruction to show. */
export function configured(
  image: ImageState,
  instruction: Instruction,
  scopeOf: () => Scope,
  origin: Instruction,
): ImageState {
  const declared = <T>(value: T): Fact<T> => ({ certainty: 'declared', value, origin });
  const expanded = (text: string | undefined): Fact<string> => {
    const value = text === undefined ? undefined : scopeOf().expand(text);
    return value === undefined ? unknown : declared(value);
  };
  switch (instruction.kind) {
    case 'USER':
      return { ...image, user: expanded(instruction.words[0]?.text) };
    case 'WORKDIR':
      return { ...image, workdir: joined(image.workdir, expanded(instruction.value?.text)) };
    case 'ENTRYPOINT': {
      const entrypoint = declared(commandLine(instruction));
      // An entry point resets a command that another stage or image has set.
      const resets = image.cmd.certainty !== 'declared';
      return { ...image, entrypoint, cmd: resets ? declared(undefined) : image.cmd };
    }
    case 'CMD':
      return { ...image, cmd: declared(commandLine(instruction)) };
    case 'SHELL':
      return { ...image, shell: declared(instruction.words.map((word) => word.value)) };
    case 'STOPSIGNAL':
      return { ...image, stopSignal: expanded(instruction.value?.text) };
    case 'HEALTHCHECK': {
      const isNone = instruction.type?.text.toUpperCase() === 'NONE';
      const command = isNone ? 'none' : commandLine(instruction);
      return { ...image, healthcheck: declared(command) };
    }
    case 'VOLUME': {
      const volumes = instruction.words.flatMap((word) => scopeOf().expand(word.text) ?? []);
      return { ...image, volumes: [...image.volumes, ...volumes] };
    }
    case 'EXPOSE': {
      const ports = instruction.words.flatMap((word): EffectivePort[] => {
        const ports = parsePorts(scopeOf().expand(word.text) ?? '') ?? [];
        return ports.map((port) => ({ ...port, origin }));
      });
      return { ...image, ports: { before: image.ports, ports } };
    }
    default:
      return image;
  }
}

/** What every distribution has; nobody knows all that lies below. */
const standardFolders = [
  ...['/bin', '/boot', '/dev', '/etc', '/home', '/lib', '/lib32', '/lib64', '/libx32', '/media'],
  ...['/mnt', '/opt', '/proc', '/root', '/run', '/sbin', '/srv', '/sys', '/tmp', '/usr', '/var'],
];

const scratchImage: ImageState = {
  user: table('root'),
  workdir: table('/'),
  entrypoint: table(undefined),
  cmd: table(undefined),
  shell: table(defaultShell),
  stopSignal: table(undefined),
  healthcheck: table(undefined),
  ports: { before: undefined, ports: [] },
  volumes: [],
  programState: { present: new Set(), certainty: 'all' },
  packageManager: table(undefined),
  baseFiles: ['/dev', '/proc', '/sys', '/etc/hosts', '/etc/resolv.conf', '/etc/hostname'],
  baseAccounts: { users: [], groups: [], isComplete: true },
  lastStep: undefined,
  isBaseKnown: true,
};

const unknownImage: ImageState = {
  user: unknown,
  workdir: unknown,
  entrypoint: unknown,
  cmd: unknown,
  shell: unknown,
  stopSignal: unknown,
  healthcheck: unknown,
  ports: { before: undefined, ports: [] },
  volumes: [],
  programState: { present: new Set(), certainty: 'some' },
  packageManager: unknown,
  baseFiles: ['/'],
  baseAccounts: undefined,
  lastStep: undefined,
  isBaseKnown: false,
};

function commandLine(instruction: Instruction): CommandLine | undefined {
  if (instruction.json) {
    const values = instruction.json.map((word) => word.value);
    return values.length > 0 ? { form: 'exec', arguments: values } : undefined;
  }
  const command = instruction.kind === 'HEALTHCHECK' ? instruction.command : instruction.body;
  return command?.text ? { form: 'shell', arguments: [command.text] } : undefined;
}

function joined(before: Fact<string>, path: Fact<string>): Fact<string> {
  if (path.certainty === 'unknown' || isAbsolute(path.value)) return path;
  if (before.certainty === 'unknown') return before;
  return { ...path, value: normalPath(`${before.value}/${path.value}`) };
}

function isAbsolute(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:)/.test(path);
}
