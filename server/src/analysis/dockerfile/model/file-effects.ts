import type { ShellScript, ShellWord } from '../../shell/script.ts';
import type { CopyInstruction } from '../syntax/nodes.ts';
import { type BuildStep, perStep } from './build-steps.ts';
import { changeOfCommand } from './command-effects.ts';
import { absolutePath, baseName, isWithin } from './paths.ts';

/** What one step does to files; all paths are absolute. */
export interface FileEffects {
  /** Files and folders that are there afterwards. */
  readonly made: readonly string[];
  /** Folders below which anything may be there afterwards. */
  readonly mayFill: readonly string[];
  /** What may be gone afterwards. */
  readonly mayRemove: readonly string[];
}

/** Nothing is known: files may be made and removed anywhere. */
export const anyEffects: FileEffects = { made: [], mayFill: ['/'], mayRemove: ['/'] };

/** What a step does to files, as far as its text tells. */
export const effectsOf: (step: BuildStep) => FileEffects = perStep((step) => {
  const { instruction, workdir } = step;
  switch (instruction.kind) {
    case 'WORKDIR': {
      const value = instruction.value && step.scope().expand(instruction.value.text);
      const path = value === undefined ? undefined : absolutePath(value, workdir);
      return path === undefined ? noEffects : { ...noEffects, made: [path] };
    }
    case 'COPY':
    case 'ADD':
      return effectsOfCopy(instruction, step);
    case 'RUN':
      return effectsOfScript(step.script, step);
    default:
      return noEffects;
  }
});

const noEffects: FileEffects = { made: [], mayFill: [], mayRemove: [] };

function effectsOfCopy(copy: CopyInstruction, { scope, workdir }: BuildStep): FileEffects {
  const target = copy.destination && scope().expand(copy.destination.text);
  const destination = target === undefined ? undefined : absolutePath(target, workdir);
  if (target === undefined || destination === undefined) return { ...anyEffects, mayRemove: [] };
  const keepsFolders = copy.flags.some(({ name }) => name.text === 'parents');
  const sources = copy.sources.map(({ text }) => scope().expand(text));
  const names = [...sources.map(certainFileName), ...copy.heredocs.map(({ name }) => name)];
  const isFolder = names.length > 1 || /(?:^|\/)\.{0,2}$/.test(target) || destination === workdir;
  if (keepsFolders) return { ...noEffects, made: [destination], mayFill: [destination] };
  const isCertain = names.every((name) => name !== undefined);
  const unpacks = copy.kind === 'ADD' && names.some((name) => isArchive(name ?? ''));
  // A single file becomes the destination, unless that is a folder which exists.
  const made = isFolder ? names.flatMap((name) => name && `${destination}/${name}`) : [];
  return {
    made: [destination, ...made.filter((path) => path !== undefined && !isArchive(path))].map(
      (path) => absolutePath(path ?? '', '/') ?? '/',
    ),
    mayFill: isCertain && isFolder && !unpacks ? [] : [destination],
    mayRemove: [],
  };
}

/** The name of a source that is a file and no folder, as its ending says. */
function certainFileName(source: string | undefined): string | undefined {
  if (source === undefined || /[*?[]/.test(source) || source.endsWith('/')) return undefined;
  const name = baseName(source.replace(/[?#].*$/, ''));
  return fileName.test(name) ? name : undefined;
}

const fileName =
  /^(?:Makefile|Gemfile|Rakefile|Procfile|Pipfile|LICENSE|gradlew|mvnw|go\.(?:mod|sum|work)|\.env|\.npmrc|\.yarnrc|[^/]+\.(?:lock|json|jsonc|ya?ml|toml|ini|cfg|conf|cnf|txt|md|html?|css|s?css|[cm]?[jt]sx?|py|rb|php|pl|sh|bash|go|rs|java|kts?|cs|csproj|sln|fsproj|c|h|cc|cpp|hpp|sql|xml|gradle|properties|jar|war|whl|deb|rpm|apk|gem|so|dll|exe|pem|crt|key|cert|p12|env|service|template|tmpl|j2|proto|tar|tgz|tar\.gz|tar\.xz|tar\.bz2|zip|gz|xz|lua|vim|png|svg|ico|csv))$/;

function isArchive(name: string): boolean {
  return /\.(?:tar|tgz|tbz2?|txz|tar\.\w+)$/.test(name);
}

function effectsOfScript(script: ShellScript | undefined, step: BuildStep): FileEffects {
  if (!script?.isComplete) return anyEffects;
  let made: string[] = [];
  const mayFill: string[] = [];
  const mayRemove: string[] = [];
  let folder = step.workdir;
  // Nobody writes so long a script by hand, and every removal looks at all that was made.
  if (script.commands.length > mostCommands) return anyEffects;
  const expand = (word: ShellWord) => word.value ?? expanded(word, step);
  for (const command of script.commands) {
    const change = changeOfCommand(command, folder, expand);
    if (!change) return anyEffects;
    const isCertain =
      (command.context === 'top' || command.context === 'group') && command.operator?.text !== '||';
    for (const gone of change.mayRemove) made = made.filter((path) => !isWithin(path, gone));
    (isCertain ? made : mayFill).push(...change.made);
    mayFill.push(...change.mayFill);
    mayRemove.push(...change.mayRemove);
    if ('folder' in change) folder = command.isInner ? undefined : change.folder;
  }
  return { made, mayFill, mayRemove };
}

const mostCommands = 500;

/** The value of a word that is made of text and variables of the build alone. */
function expanded(word: ShellWord, { scope }: BuildStep): string | undefined {
  const isSimple = /^"?[\w./:@%+=,~${}-]+"?$/.test(word.text) && !/(?<!\$)\{/.test(word.text);
  if (!isSimple || word.text.startsWith('~')) return undefined;
  const names = [...word.text.matchAll(/\$\{?(\w+)/g)].map(([, name]) => name ?? '');
  if (names.some((name) => scope().lookup(name)?.value === undefined)) return undefined;
  return scope().expand(word.text);
}
