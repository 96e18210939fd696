import type { ShellScript } from '../../shell/script.ts';
import type { CopyInstruction } from '../syntax/nodes.ts';
import type { Programs } from './image.ts';
import { installedPrograms } from './installed-programs.ts';
import type { Scope } from './scope.ts';
import { trackedPrograms } from './tracked-programs.ts';

/** The programs of an image while its stage is being read. */
export interface ProgramState {
  readonly present: ReadonlySet<string>;
  /** `all`: every tracked program that is there is in `present`; `some`: there may be more. */
  readonly certainty: 'all' | 'some';
}

/** The programs at the end of a stage. */
export function createPrograms({ present, certainty }: ProgramState): Programs {
  return {
    present,
    isComplete: certainty === 'all',
    has(program) {
      const name = program.slice(program.lastIndexOf('/') + 1);
      if (present.has(name)) return 'present';
      return certainty === 'all' && trackedPrograms.has(name) ? 'missing' : 'unknown';
    },
  };
}

/** The programs after a RUN; a script that cannot be read leaves everything open. */
export function afterScript(state: ProgramState, script: ShellScript | undefined): ProgramState {
  if (!script?.isComplete) return uncertain(state);
  const { names, isCertain } = additionsOf(script);
  const after = names.length > 0 ? withPrograms(state, names) : state;
  return isCertain ? after : uncertain(after);
}

/** What a script adds to the programs; there may be more when it is not certain. */
interface Additions {
  readonly names: readonly string[];
  readonly isCertain: boolean;
}

function additionsOf(script: ShellScript): Additions {
  const known = knownAdditions.get(script);
  if (known) return known;
  const installed = script.commands.map(installedPrograms);
  const additions = {
    names: installed.flatMap((names) => names ?? []),
    isCertain: !installed.includes(undefined),
  };
  knownAdditions.set(script, additions);
  return additions;
}

const knownAdditions = new WeakMap<ShellScript, Additions>();

/** The programs after COPY or ADD: files in a folder of PATH are programs, folders may hold any. */
export function afterCopy(
  state: ProgramState,
  copy: CopyInstruction,
  scope: Scope,
  workdir: string | undefined,
): ProgramState {
  const destination = copy.destination && scope.expand(copy.destination.text);
  if (destination === undefined) return uncertain(state);
  const path = destination.startsWith('/') ? destination : `${workdir ?? ''}/${destination}`;
  const folders = pathFolders(scope);
  const folder = path.replace(/\/+$/, '') || '/';
  if (folders.some((other) => other === folder || folder.startsWith(`${other}/`))) {
    const names = folders.includes(folder)
      ? copy.sources.map((source) => baseName(source.value))
      : [baseName(folder)];
    const isCertain = names.every((name) => /^[\w.+-]+$/.test(name) && name !== '.');
    return isCertain ? withPrograms(state, names) : uncertain(state);
  }
  const holdsFolder = folder === '/' || folders.some((other) => other.startsWith(`${folder}/`));
  const unpacks = copy.kind === 'ADD' && !copy.sources.every(({ value }) => plainFile.test(value));
  return holdsFolder || unpacks ? uncertain(state) : state;
}

/** Names of files that ADD copies as they are; any other may be an archive, which it unpacks. */
const plainFile =
  /\.(?:py|[cm]?[jt]sx?|json|ya?ml|toml|ini|conf|cfg|txt|md|html?|css|sh|go|mod|sum|rb|php|pl|java|jar|war|rs|cs|lock|sql|xml|env|properties|service)$/i;

function uncertain(state: ProgramState): ProgramState {
  return state.certainty === 'some' ? state : { ...state, certainty: 'some' };
}

function withPrograms(state: ProgramState, names: readonly string[]): ProgramState {
  if (names.every((name) => state.present.has(name))) return state;
  return { ...state, present: new Set([...state.present, ...names]) };
}

const defaultFolders = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

function pathFolders(scope: Scope): readonly string[] {
  const own = scope.lookup('PATH')?.value;
  return own === undefined ? standardFolders : [...foldersOf(own), ...standardFolders];
}

function foldersOf(path: string): readonly string[] {
  return path
    .split(':')
    .map((folder) => folder.replace(/\/+$/, ''))
    .filter((folder) => folder.startsWith('/') && folder.length > 1);
}

const standardFolders = foldersOf(defaultFolders);

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
