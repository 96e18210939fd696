import type { ShellCommand, ShellWord } from '../../shell/script.ts';
import { baseName } from './paths.ts';

/** What a command does to the users and groups of an image. */
export type AccountChange =
  | { readonly kind: 'user' | 'group'; readonly name: string }
  /** Packages may make users and groups of their own. */
  | { readonly kind: 'packages' }
  /** Anything may have happened. */
  | { readonly kind: 'any' };

/** What a command does to the users and groups of an image. */
export function changeOfAccounts(
  command: ShellCommand,
  read: (word: ShellWord) => string | undefined,
): readonly AccountChange[] {
  const words = command.arguments;
  if (mentionsTables(command)) return any;
  if (!command.name || command.startsScript) return [];
  const program = baseName(command.name.value ?? '');
  switch (program) {
    case 'useradd':
      return userWithGroup(lastName(words, usersValued, read), hasGroupOfItsName(words));
    case 'adduser':
      return addedUser(words, read);
    case 'groupadd':
      return group(lastName(words, groupsValued, read));
    case 'addgroup': {
      const names = namesIn(words, groupsValued);
      // With two names, a user that exists joins a group that exists.
      return names.length > 1 ? [] : group(names[0] && read(names[0]));
    }
    case 'usermod':
      return hasOption(words, '-l', '--login') ? any : [];
    case 'groupmod':
      return hasOption(words, '-n', '--new-name') ? any : [];
    case 'apt':
    case 'apt-get':
    case 'apk':
    case 'dnf':
    case 'microdnf':
    case 'yum':
    case 'zypper':
    case 'pacman':
    case 'dpkg':
    case 'rpm':
      return [{ kind: 'packages' }];
    default:
      return harmless.has(program) ? [] : any;
  }
}

const any: readonly AccountChange[] = [{ kind: 'any' }];

/** Programs that make no users and groups. */
const harmless = new Set(
  `: [ apt-cache apt-key apt-mark awk base64 basename break bun bundle cargo cat cc cd chgrp chmod chown clang cmake command
   composer continue corepack cp curl cut date deluser delgroup df dirname docker-php-ext-configure
   docker-php-ext-enable docker-php-ext-install dotnet du echo esbuild exit export expr false file find
   g++ gcc gem getent git go gpg gradle gradlew grep groupdel gunzip gzip hash head hostname id install
   java javac jlink kill ldconfig ln locale-gen ls md5sum mkdir mktemp mv mvn mvnw node npm npx nproc
   openssl passwd pecl perl pip pip3 pipenv pnpm poetry printenv printf ps pwd python python3 read
   readlink realpath return rm rmdir ruby rustc rustup sed set setcap sha256sum sha512sum shasum sleep
   sort stat strip sync tail tar tee test touch tr true tsc type ulimit umask uname uniq unset unzip
   update-ca-certificates userdel uv vite wait wc wget which whoami xargs xz yarn`
    .trim()
    .split(/\s+/),
);

const usersValued = words('-u -g -G -d -s -c -b -e -f -k -K -p -P -R -Z -h', [
  ...['--uid', '--gid', '--groups', '--home', '--home-dir', '--shell', '--comment', '--gecos'],
  ...['--ingroup', '--base-dir', '--expiredate', '--inactive', '--skel', '--key', '--password'],
  ...['--firstuid', '--lastuid', '--conf', '--root', '--prefix'],
]);
const groupsValued = words('-g -K -p -R -P -U', ['--gid', '--key', '--password', '--root']);

function words(short: string, long: readonly string[]): ReadonlySet<string> {
  return new Set([...short.split(' '), ...long]);
}

function mentionsTables({ arguments: words, redirects }: ShellCommand): boolean {
  const targets = redirects.flatMap(({ target }) => target ?? []);
  return [...words, ...targets].some(({ text }) => /\/etc\/(?:passwd|group)\b/.test(text));
}

/** BusyBox and Debian differ: what takes a value is told by both. */
function addedUser(
  words: readonly ShellWord[],
  read: (word: ShellWord) => string | undefined,
): readonly AccountChange[] {
  const [first, second] = namesIn(words, usersValued);
  if (second) return [];
  const hasGroup = !hasOption(words, '-G', '--ingroup', '--gid', '-S', '--system');
  return userWithGroup(first && read(first), hasGroup || hasOption(words, '--group'));
}

function hasGroupOfItsName(words: readonly ShellWord[]): boolean {
  return !hasOption(words, '-g', '--gid', '-N', '--no-user-group');
}

function userWithGroup(name: string | undefined, hasGroup: boolean): readonly AccountChange[] {
  if (name === undefined) return any;
  return [{ kind: 'user', name }, ...(hasGroup ? group(name) : [])];
}

function group(name: string | undefined): readonly AccountChange[] {
  return name === undefined ? any : [{ kind: 'group', name }];
}

function lastName(
  all: readonly ShellWord[],
  valued: ReadonlySet<string>,
  read: (word: ShellWord) => string | undefined,
): string | undefined {
  const last = namesIn(all, valued).at(-1);
  return last && read(last);
}

/** The words that are neither options nor the values of options. */
function namesIn(all: readonly ShellWord[], valued: ReadonlySet<string>): ShellWord[] {
  return all.filter(({ text }, index) => {
    const before = all[index - 1]?.text ?? '';
    return !text.startsWith('-') && !takesNext(before, valued);
  });
}

/** `-u`, and a bundle such as `-rmu` whose last letter takes a value. */
function takesNext(option: string, valued: ReadonlySet<string>): boolean {
  if (valued.has(option)) return true;
  return /^-[a-zA-Z]{2,}$/.test(option) && valued.has(`-${option.at(-1) ?? ''}`);
}

function hasOption(all: readonly ShellWord[], ...names: readonly string[]): boolean {
  return all.some(({ text }) =>
    names.some(
      (name) =>
        text === name ||
        text.startsWith(`${name}=`) ||
        (name.length === 2 && /^-[a-zA-Z]+$/.test(text) && text.includes(name[1] ?? ' ')),
    ),
  );
}
