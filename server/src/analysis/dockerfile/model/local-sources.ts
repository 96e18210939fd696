import {
  type CopyInstruction,
  flagOf,
  type Instruction,
  type Mount,
  type RunInstruction,
  type Token,
  type Word,
} from '../syntax/nodes.ts';
import { stepsOf } from './context-files.ts';
import type { DockerfileModel } from './model.ts';

/** A source of COPY, ADD or a bind mount of RUN that is taken from the build context. */
export interface LocalSource {
  readonly word: Word;
  /** The source with variables replaced, as BuildKit's checks see it. */
  readonly written: string;
  /** Relative to the context, without steps that lead nowhere; empty for the whole context. */
  readonly path: string;
  readonly hasWildcard: boolean;
  readonly instruction: CopyInstruction | RunInstruction;
}

/** The sources that an instruction takes or shows from the build context, those left out whose value is not known. */
export function localSources(
  model: DockerfileModel,
  instruction: Instruction,
): readonly LocalSource[] {
  let known = knownSources.get(model);
  if (!known) {
    known = new Map();
    knownSources.set(model, known);
  }
  let sources = known.get(instruction);
  if (!sources) {
    sources = readSources(model, instruction);
    known.set(instruction, sources);
  }
  return sources;
}

/** Several rules and the guess of the context ask for the same sources. */
const knownSources = new WeakMap<DockerfileModel, Map<Instruction, readonly LocalSource[]>>();

function readSources(model: DockerfileModel, instruction: Instruction): readonly LocalSource[] {
  if (instruction.kind === 'RUN') return mountedSources(model, instruction);
  if (instruction.kind !== 'COPY' && instruction.kind !== 'ADD') return [];
  if (instruction.isTrigger || flagOf(instruction, 'from')) return [];
  const scope = model.scopeAt(instruction);
  return instruction.sources.flatMap((word) => {
    const written = scope.expand(instruction.json ? word.value : word.text);
    if (written === undefined || written === '' || isRemote(written)) return [];
    // Windows paths and escaped wildcards mean different things to different builders.
    if (written.includes('\\')) return [];
    const plain = flagOf(instruction, 'parents') ? written.replace('/./', '/') : written;
    const hasWildcard = /[*?[]/.test(plain);
    return [{ word, written, path: stepsOf(plain).join('/'), hasWildcard, instruction }];
  });
}

/** What bind mounts show of the context; their sources know no wildcards. */
function mountedSources(model: DockerfileModel, instruction: RunInstruction): LocalSource[] {
  if (instruction.isTrigger) return [];
  const scope = model.scopeAt(instruction);
  return instruction.mounts.flatMap((mount) => {
    const token = contextSource(mount);
    const written = token && scope.expand(token.text);
    if (!token || !written || /[\\"'*?[]/.test(written)) return [];
    const word = { ...token, value: token.text };
    return [{ word, written, path: stepsOf(written).join('/'), hasWildcard: false, instruction }];
  });
}

/** The value of `source` of a bind mount from the build context. */
export function contextSource({ type, options }: Mount): Token | undefined {
  const named = (name: RegExp) => options.findLast(({ key }) => name.test(key.text));
  return type === 'bind' && !named(/^from$/i) ? named(/^(?:source|src)$/i)?.value : undefined;
}

/** URLs and repositories, which ADD fetches. */
function isRemote(source: string): boolean {
  return /^(?:https?|ssh|git):\/\/|^[\w.-]+@[\w.-]+:|\.git(?:#.*)?$/.test(source);
}
