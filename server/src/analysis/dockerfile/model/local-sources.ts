import { type CopyInstruction, flagOf, type Instruction, type Word } from '../syntax/nodes.ts';
import { stepsOf } from './context-files.ts';
import type { DockerfileModel } from './model.ts';

/** A source of COPY or ADD that is taken from the build context. */
export interface LocalSource {
  readonly word: Word;
  /** The source with variables replaced, as BuildKit's checks see it. */
  readonly written: string;
  /** Relative to the context, without steps that lead nowhere; empty for the whole context. */
  readonly path: string;
  readonly hasWildcard: boolean;
  readonly instruction: CopyInstruction;
}

/** The sources that an instruction takes from the build context, those left out whose value is not known. */
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

/** URLs and repositories, which ADD fetches. */
function isRemote(source: string): boolean {
  return /^(?:https?|ssh|git):\/\/|^[\w.-]+@[\w.-]+:|\.git(?:#.*)?$/.test(source);
}
