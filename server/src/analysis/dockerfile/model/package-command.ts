import type { ShellCommand, ShellWord } from '../../shell/script.ts';

/** A command that installs packages, such as `apt-get install -y curl`. */
export interface PackageCommand {
  readonly manager: PackageManagerName;
  readonly command: ShellCommand;
  readonly subcommand: ShellWord;
  /** The words behind the subcommand that are no options. */
  readonly packages: readonly ShellWord[];
  readonly options: readonly ShellWord[];
}

/** The package managers of systems and of languages. */
export type PackageManagerName = keyof typeof managers;

/** Subcommands that install, and the options that take the next word as their value. */
const managers = {
  'apt-get': { install: ['install'], valued: ['-o', '-t', '-c', '--option', '--target-release'] },
  apt: { install: ['install'], valued: ['-o', '-t', '-c', '--option', '--target-release'] },
  aptitude: { install: ['install'], valued: ['-o', '-t'] },
  apk: { install: ['add'], valued: ['-t', '--virtual', '-X', '--repository', '-p', '--root'] },
  dnf: { install: ['install'], valued: ['--repo', '--releasever', '--setopt'] },
  microdnf: { install: ['install'], valued: ['--repo', '--releasever', '--setopt'] },
  yum: { install: ['install'], valued: ['--repo', '--releasever', '--setopt'] },
  zypper: { install: ['install', 'in'], valued: ['-r', '--repo', '-t', '--type'] },
  pip: {
    install: ['install'],
    valued: [
      ...['-r', '--requirement', '-c', '--constraint', '-e', '--editable', '-t', '--target'],
      ...['-i', '--index-url', '--extra-index-url', '-f', '--find-links', '--prefix', '--root'],
      ...['--trusted-host', '--platform', '--python-version', '--progress-bar', '--timeout'],
    ],
  },
  pipx: {
    install: ['install'],
    valued: ['--python', '--suffix', '--pip-args', '-i', '--index-url'],
  },
  npm: {
    install: ['install', 'i', 'add'],
    valued: ['--prefix', '--registry', '-w', '--workspace'],
  },
  yarn: {
    install: ['install', 'add'],
    valued: ['--cwd', '--cache-folder', '--registry', '--network-timeout'],
  },
  gem: { install: ['install', 'i'], valued: ['-v', '--version', '-i', '--install-dir', '-n'] },
  go: { install: ['install', 'get'], valued: ['-ldflags', '-tags', '-o'] },
} as const satisfies Record<
  string,
  { readonly install: readonly string[]; readonly valued: readonly string[] }
>;

/** The installation that a command is; undefined for every other command. */
export function packageCommandOf(command: ShellCommand): PackageCommand | undefined {
  const manager = managerOf(command);
  if (!manager) return undefined;
  const { install, valued } = managers[manager.name];
  const options: ShellWord[] = [];
  const words: ShellWord[] = [];
  for (let i = 0; i < manager.arguments.length; i++) {
    const word = manager.arguments[i];
    if (!word) break;
    if (!word.text.startsWith('-')) words.push(word);
    else {
      options.push(word);
      if ((valued as readonly string[]).includes(word.text)) i++;
    }
  }
  const [subcommand, ...packages] = words;
  if (!subcommand || !(install as readonly string[]).includes(subcommand.text)) return undefined;
  return { manager: manager.name, command, subcommand, packages, options };
}

/** The option of one of these names, `--name=value` included. */
export function optionOf(
  { options }: Pick<PackageCommand, 'options'>,
  ...names: string[]
): ShellWord | undefined {
  return options.find(({ text }) =>
    names.some((name) => text === name || text.startsWith(`${name}=`)),
  );
}

/** `pip3`, `pip3.12` and `python -m pip` are pip. */
function managerOf(command: ShellCommand) {
  const name = command.name?.value ?? '';
  if (Object.hasOwn(managers, name)) {
    return { name: name as PackageManagerName, arguments: command.arguments };
  }
  if (/^pip\d?(\.\d+)?$/.test(name)) return { name: 'pip' as const, arguments: command.arguments };
  const [dash, module, ...rest] = command.arguments;
  const isModule =
    /^python\d?(\.\d+)?$/.test(name) && dash?.text === '-m' && module?.text === 'pip';
  return isModule ? { name: 'pip' as const, arguments: rest } : undefined;
}
