import type { ShellCommand } from '../../shell/script.ts';
import { packagePrograms } from './tracked-programs.ts';

/** Commands that put no program into a folder of PATH, whatever their arguments. */
const harmless = new Set(
  `: [ addgroup adduser apt-cache apt-key apt-mark awk basename break cat cd chgrp chmod chown
   continue cut date df dirname du echo env-update exit expr export false file find getent grep
   groupadd groupdel groupmod gzip head hash hostname id kill ldconfig locale-gen ls mkdir mktemp
   nproc passwd printenv printf ps pwd read readlink realpath return rm rmdir sed set shasum
   sha256sum sleep sort stat strip sync tail tee test touch tr true type ulimit umask uname uniq
   unset update-ca-certificates useradd userdel usermod wait wc which whoami`
    .trim()
    .split(/\s+/),
);

/** Package managers, the subcommands that install, and those that install nothing. */
const managers: Readonly<Record<string, { install: readonly string[]; other: readonly string[] }>> =
  {
    'apt-get': {
      install: ['install'],
      other: [
        'update',
        'upgrade',
        'dist-upgrade',
        'clean',
        'autoclean',
        'remove',
        'purge',
        'autoremove',
      ],
    },
    apt: {
      install: ['install'],
      other: ['update', 'upgrade', 'clean', 'remove', 'purge', 'autoremove'],
    },
    apk: { install: ['add'], other: ['update', 'upgrade', 'del', 'cache'] },
    dnf: { install: ['install'], other: ['update', 'upgrade', 'clean', 'remove', 'makecache'] },
    microdnf: {
      install: ['install'],
      other: ['update', 'upgrade', 'clean', 'remove', 'makecache'],
    },
    yum: { install: ['install'], other: ['update', 'upgrade', 'clean', 'remove', 'makecache'] },
    go: {
      install: [],
      other: ['build', 'mod', 'test', 'vet', 'generate', 'version', 'env', 'get'],
    },
    npm: {
      install: [],
      other: ['ci', 'run', 'test', 'config', 'cache', 'prune', 'audit', 'rebuild'],
    },
    yarn: { install: [], other: ['install', 'build', 'cache', 'config', 'run'] },
    pip: { install: [], other: ['install', 'cache', 'config', 'uninstall', 'list', 'wheel'] },
    pip3: { install: [], other: ['install', 'cache', 'config', 'uninstall', 'list', 'wheel'] },
    cargo: { install: [], other: ['build', 'fetch', 'test', 'chef'] },
    dotnet: { install: [], other: ['restore', 'build', 'publish', 'test'] },
    mvn: { install: [], other: [] },
  };

/**
 * The programs that a command adds to PATH, the names of its packages included.
 * Undefined when the command may add any program.
 */
export function installedPrograms(command: ShellCommand): readonly string[] | undefined {
  const { name } = command;
  if (!name || command.startsScript) return [];
  if (name.value === undefined) return undefined;
  const program = name.value.slice(name.value.lastIndexOf('/') + 1);
  if (harmless.has(program)) return [];
  switch (program) {
    case 'curl':
    case 'wget':
      return downloaded(command);
    case 'ln':
    case 'cp':
    case 'mv':
    case 'install':
      return lastArgument(command);
    case 'tar':
      return extractsSource(command) ? [] : undefined;
    default:
      return installedByManager(program, command);
  }
}

function installedByManager(program: string, command: ShellCommand): readonly string[] | undefined {
  const manager = Object.hasOwn(managers, program) ? managers[program] : undefined;
  const words = command.arguments.filter((word) => !word.text.startsWith('-'));
  const subcommand = words[0]?.value ?? '';
  if (program === 'npm' && subcommand === 'install') {
    return command.arguments.some((word) => /^(?:-g|--global)$/.test(word.text)) ? undefined : [];
  }
  if (manager?.other.includes(subcommand)) return [];
  if (!manager?.install.includes(subcommand)) return undefined;
  const programs: string[] = [];
  for (const word of words.slice(1)) {
    const name = word.value?.replace(/[=<>~@/].*$/, '').replace(/:[a-z0-9]+$/, '');
    if (!name) return undefined;
    const known = Object.hasOwn(packagePrograms, name) ? packagePrograms[name] : undefined;
    // A package that the table does not know may depend on anything.
    if (!known && !isLibrary(name)) return undefined;
    programs.push(name, ...(known ?? []));
  }
  return programs;
}

function isLibrary(name: string): boolean {
  return /^lib[a-z0-9.+-]*\d$/.test(name);
}

/** A download makes a program when it is saved into a folder of programs; other files do not count. */
function downloaded(command: ShellCommand): readonly string[] | undefined {
  const index = command.arguments.findIndex((word) =>
    /^(?:-[a-zA-Z]*[oO]|--output)$/.test(word.text),
  );
  const target = command.arguments[index + 1];
  if (index < 0 || !target || command.arguments[index]?.text.endsWith('O')) {
    if (command.arguments.some((word) => /^--(?:output|directory-prefix)/.test(word.text))) {
      return undefined;
    }
    return [];
  }
  return target.value === undefined ? undefined : [baseName(target.value)];
}

/** `ln`, `cp`, `mv` and `install` make a program of the name of their last argument. */
function lastArgument(command: ShellCommand): readonly string[] | undefined {
  const target = command.arguments.at(-1)?.value;
  if (target === undefined || target.endsWith('/')) return undefined;
  const name = baseName(target);
  const isFolder = /\bbin$/.test(target) || /^\/(?:usr(?:\/local)?)?$/.test(target);
  return isFolder || name === '.' ? undefined : [name];
}

/** An archive of sources holds no programs. */
function extractsSource(command: ShellCommand): boolean {
  return command.arguments.some((word) => /[.-]src\.(?:tar|tgz|txz)/.test(word.text));
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
