import type { ShellCommand, ShellWord } from '../../shell/script.ts';
import type { FileEffects } from './file-effects.ts';
import { absolutePath, baseName } from './paths.ts';

/** What a command does to files; `folder` when it changes the folder of the commands behind it. */
export interface CommandEffects extends FileEffects {
  readonly folder?: string | undefined;
}

/** What a command does to files; undefined when it may do anything. */
export function changeOfCommand(
  command: ShellCommand,
  folder: string | undefined,
  read: (word: ShellWord) => string | undefined,
): CommandEffects | undefined {
  const place: Place = { folder, read };
  const own = command.name ? effectsOfProgram(command, place) : nothing;
  const redirected = redirectTargets(command, place);
  return own && redirected && { ...own, made: [...own.made, ...redirected] };
}

/** Where a command runs. */
interface Place {
  readonly folder: string | undefined;
  readonly read: (word: ShellWord) => string | undefined;
}

type Change = CommandEffects | undefined;

const nothing: CommandEffects = { made: [], mayFill: [], mayRemove: [] };

function effectsOfProgram(command: ShellCommand, place: Place): Change {
  const name = command.name?.value;
  if (name === undefined) return undefined;
  const program = baseName(name);
  if (command.startsScript || harmless.has(program)) return nothing;
  const own = Object.hasOwn(programs, program) ? programs[program] : undefined;
  return own?.(command.arguments, place);
}

/** Programs that make and remove no files beyond their redirects, in no folder where people look for files. */
const harmless = new Set(
  `: [ addgroup adduser awk basename break cat chgrp chmod chown continue cut date df dirname du echo exit
   export expr false file find getent grep groupadd groupmod head hash hostname id kill ldconfig
   locale-gen ls nproc passwd printenv printf ps pwd read readlink realpath return sed set
   sha256sum sha512sum md5sum shasum sleep sort stat sync tail test tr true type ulimit umask uname uniq
   unset update-ca-certificates useradd usermod wait wc which whoami command setcap strip
   apt apt-get apt-cache apk dnf microdnf yum zypper rpm dpkg pacman
   docker-php-ext-install docker-php-ext-enable docker-php-ext-configure pecl corepack nginx`
    .trim()
    .split(/\s+/),
);

/** Projects are built where they are, beside it, or where an argument says. */
function inFolder(words: readonly ShellWord[], place: Place): Change {
  const { folder } = place;
  if (folder === undefined) return undefined;
  const mayFill = [/^\/[^/]*/.exec(folder)?.[0] ?? '/'];
  for (const word of words) {
    const value = place.read(word);
    if (value === undefined) return undefined;
    const path = /(?:^|=)((?:\/|\.\.)[^\s:]*)/.exec(value)?.[1];
    if (path) mayFill.push(absolutePath(path, folder) ?? '/');
  }
  return { ...nothing, mayFill };
}

/** Builds into a file that `-o` names, or into the folder where it runs. */
const withOutput =
  (...options: string[]) =>
  (words: readonly ShellWord[], place: Place): Change => {
    const output = optionValue(words, options, place);
    if (output === undefined) return inFolder(words, place);
    const path = output.value === undefined ? undefined : absolutePath(output.value, place.folder);
    if (path === undefined || place.folder === undefined) return undefined;
    const isFolder = output.value?.endsWith('/');
    return { ...nothing, made: [path], mayFill: isFolder ? [path] : [] };
  };

const eachArgument =
  (kind: 'made' | 'mayRemove') =>
  (words: readonly ShellWord[], place: Place): Change => {
    const paths = pathsOf(
      words.filter(({ text }) => !text.startsWith('-')),
      place,
      kind === 'mayRemove',
    );
    return paths && { ...nothing, [kind]: paths };
  };

const programs: Readonly<Record<string, (words: readonly ShellWord[], place: Place) => Change>> = {
  cd: (words, place) => {
    const [target] = words;
    const value = target && place.read(target);
    const folder = value === undefined ? undefined : absolutePath(value, place.folder);
    return { ...nothing, folder };
  },
  touch: eachArgument('made'),
  mkdir: (words, place) =>
    eachArgument('made')(
      words.filter(({ text }, index) => !/^\d{3,4}$/.test(text) || words[index - 1]?.text !== '-m'),
      place,
    ),
  rm: eachArgument('mayRemove'),
  rmdir: eachArgument('mayRemove'),
  tee: eachArgument('made'),
  cp: (words, place) => copied(words, place),
  install: (words, place) =>
    hasOption(words, '-d') ? eachArgument('made')(words, place) : copied(words, place),
  ln: (words, place) => copied(words, place),
  mv: (words, place) => {
    const sources = words.filter(({ text }) => !text.startsWith('-')).slice(0, -1);
    const change = copied(words, place);
    return change && { ...change, mayRemove: pathsOf(sources, place, true) ?? ['/'] };
  },
  curl: (words, place) => {
    const output = optionValue(words, ['-o', '--output'], place);
    if (output) return madeAt(output.value, place);
    if (!words.some(({ text }) => /^-[a-zA-Z]*O|^--remote-name/.test(text))) return nothing;
    return downloads(words, place);
  },
  wget: (words, place) => {
    const output = optionValue(words, ['-O', '--output-document'], place);
    if (output) return output.value === '-' ? nothing : madeAt(output.value, place);
    const folder = optionValue(words, ['-P', '--directory-prefix'], place);
    if (folder) return filled(folder.value, place);
    return downloads(words, place);
  },
  tar: (words, place) => {
    const folder = optionValue(words, ['-C', '--directory'], place);
    const isExtracting = /^-?[a-zA-Z]*x/.test(words[0]?.text ?? '') || hasOption(words, '-x');
    if (!isExtracting && !hasOption(words, '--extract')) return undefined;
    return folder ? filled(folder.value, place) : inFolder(words, place);
  },
  unzip: (words, place) => {
    const folder = optionValue(words, ['-d'], place);
    return folder ? filled(folder.value, place) : inFolder(words, place);
  },
  git: (words, place) => {
    const [subcommand, ...rest] = words.filter(({ text }) => !text.startsWith('-'));
    if (subcommand?.text === 'config') return nothing;
    if (subcommand?.text !== 'clone') return inFolder(words, place);
    const target = rest.at(-1);
    const value = target && place.read(target);
    if (value === undefined) return inFolder(words, place);
    return /:|\.git$/.test(value) ? inFolder(words, place) : filled(value, place);
  },
  go: (words, place) =>
    words[0]?.text === 'build'
      ? withOutput('-o')(words, place)
      : merged(inFolder(words, place), '/go'),
  gcc: withOutput('-o'),
  'g++': withOutput('-o'),
  cc: withOutput('-o'),
  clang: withOutput('-o'),
  rustc: withOutput('-o'),
  cargo: (words, place) => merged(inFolder(words, place), '/usr/local/cargo'),
  npm: inFolder,
  npx: inFolder,
  yarn: inFolder,
  pnpm: inFolder,
  bun: inFolder,
  pip: inFolder,
  pip3: inFolder,
  poetry: inFolder,
  uv: inFolder,
  pipenv: inFolder,
  bundle: inFolder,
  gem: inFolder,
  composer: inFolder,
  mvn: inFolder,
  mvnw: inFolder,
  gradle: inFolder,
  gradlew: inFolder,
  dotnet: (words, place) => {
    const output = optionValue(words, ['-o', '--output'], place);
    const own = inFolder(words, place);
    return output ? join(own, filled(output.value, place)) : own;
  },
};

/** The last argument is there afterwards, as a file or as a folder. */
function copied(words: readonly ShellWord[], place: Place): Change {
  const rest = words.filter(({ text }) => !text.startsWith('-'));
  const target = rest.at(-1);
  if (!target || hasOption(words, '-t')) return undefined;
  const value = place.read(target);
  const path = value === undefined ? undefined : absolutePath(value, place.folder);
  if (path === undefined) return undefined;
  return { ...nothing, made: [path], mayFill: [path] };
}

function downloads(words: readonly ShellWord[], place: Place): Change {
  const urls = words.filter(({ text }) => /^["']?(?:https?|ftp):/.test(text));
  const names = urls.map((word) => place.read(word));
  if (urls.length === 0 || names.some((name) => name === undefined)) return inFolder(words, place);
  const paths = names.map((name) =>
    absolutePath(baseName((name ?? '').replace(/[?#].*$/, '')), place.folder),
  );
  const made = paths.filter((path) => path !== undefined);
  return made.length === paths.length ? { ...nothing, made } : undefined;
}

function madeAt(value: string | undefined, place: Place): Change {
  const path = value === undefined ? undefined : absolutePath(value, place.folder);
  return path === undefined ? inFolder([], place) : { ...nothing, made: [path] };
}

function filled(value: string | undefined, place: Place): Change {
  const path = value === undefined ? undefined : absolutePath(value, place.folder);
  return path === undefined ? undefined : { ...nothing, made: [path], mayFill: [path] };
}

function merged(change: Change, folder: string): Change {
  return change && { ...change, mayFill: [...change.mayFill, folder] };
}

function join(a: Change, b: Change): Change {
  return (
    a &&
    b && {
      made: [...a.made, ...b.made],
      mayFill: [...a.mayFill, ...b.mayFill],
      mayRemove: [...a.mayRemove, ...b.mayRemove],
    }
  );
}

function redirectTargets(command: ShellCommand, place: Place): string[] | undefined {
  const targets = command.redirects.flatMap(({ operator, target }) =>
    target && /^\d*(?:>|>>|>\||&>|&>>)$/.test(operator) && !/^&?\d+$|^-$/.test(target.text)
      ? [target]
      : [],
  );
  const paths = pathsOf(targets, place, false);
  return paths?.filter((path) => !path.startsWith('/dev/'));
}

/** The absolute paths of words; a pattern counts as its folder when `patterns` may stand for anything in it. */
function pathsOf(
  words: readonly ShellWord[],
  place: Place,
  patterns: boolean,
): string[] | undefined {
  const paths: string[] = [];
  for (const word of words) {
    const folder = /^["']?([^*?[{$"']*)\/[^/]*[*?[{]/.exec(word.text)?.[1];
    const value = place.read(word) ?? (patterns ? folder || undefined : undefined);
    const path = value === undefined ? undefined : absolutePath(value, place.folder);
    if (path === undefined) return patterns ? ['/'] : undefined;
    paths.push(path);
  }
  return paths;
}

/** The value of an option, behind it or joined by `=`; its value is undefined when only the build knows it. */
function optionValue(
  words: readonly ShellWord[],
  names: readonly string[],
  place: Place,
): { readonly value: string | undefined } | undefined {
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    const { text } = word;
    const isName = names.some((name) =>
      name.length === 2 ? new RegExp(`^-[a-zA-Z]*${name[1] ?? ''}$`).test(text) : text === name,
    );
    if (isName && next) return { value: place.read(next) };
    const attached = names.find(
      (name) => name.length === 2 && new RegExp(`^-[a-zA-Z]*${name[1] ?? ''}[^a-zA-Z]`).test(text),
    );
    if (attached) return { value: place.read(word)?.replace(/^-[a-zA-Z]*/, '') };
    const joined = names.find((name) => name.startsWith('--') && text.startsWith(`${name}=`));
    if (joined) return { value: place.read(word)?.slice(joined.length + 1) };
  }
  return undefined;
}

function hasOption(words: readonly ShellWord[], name: string): boolean {
  return words.some(({ text }) => text === name);
}
