import { baseName } from '../../core/resolve-uri.ts';
import type { Span } from '../../core/span.ts';
import type { ShellCommand } from '../../shell/script.ts';

/** A file without which a command fails. */
export interface NeededFile {
  /** The names that it may have, the usual one first. */
  readonly names: readonly [string, ...string[]];
  /** The words that ask for it. */
  readonly span: Span;
}

interface Need {
  readonly program: RegExp;
  readonly subcommand: RegExp;
  /** One of these has to stand behind the subcommand; absent: the subcommand is enough. */
  readonly option?: RegExp;
  readonly names: readonly [string, ...string[]];
}

/** Commands that refuse to work without their lockfile, by the manuals of their programs. */
const needs: readonly Need[] = [
  {
    program: /^npm$/,
    subcommand: /^(?:ci|clean-install|install-clean)$/,
    names: ['package-lock.json', 'npm-shrinkwrap.json'],
  },
  { program: /^yarn$/, subcommand: /^install$/, option: /^--immutable$/, names: ['yarn.lock'] },
  {
    program: /^pnpm$/,
    subcommand: /^(?:i|install)$/,
    option: /^--frozen-lockfile$/,
    names: ['pnpm-lock.yaml'],
  },
  { program: /^uv$/, subcommand: /^sync$/, option: /^--(?:frozen|locked)$/, names: ['uv.lock'] },
  {
    program: /^cargo$/,
    subcommand: /^(?:build|fetch|test|run|check)$/,
    option: /^--(?:locked|frozen)$/,
    names: ['Cargo.lock'],
  },
  {
    program: /^bundle$/,
    subcommand: /^install$/,
    option: /^--(?:frozen|deployment)$/,
    names: ['Gemfile.lock'],
  },
];

/** The file that a command needs from the build context; undefined for every other command. */
export function neededFile(command: ShellCommand): NeededFile | undefined {
  const { name, arguments: words } = command;
  const program = name?.value ?? '';
  if (/^pip3?$/.test(program)) return requirements(command);
  const subcommand = words.find(({ text }) => !text.startsWith('-'));
  if (!name || !subcommand) return undefined;
  const need = needs.find(
    (one) =>
      one.program.test(program) &&
      one.subcommand.test(subcommand.text) &&
      (!one.option || words.some(({ text }) => one.option?.test(text))),
  );
  return need && { names: need.names, span: { start: name.span.start, end: subcommand.span.end } };
}

/** `pip install -r FILE`, when it is one file of the context. */
function requirements({ arguments: words }: ShellCommand): NeededFile | undefined {
  if (words[0]?.value !== 'install') return undefined;
  const at = words.findIndex(({ text }) => text === '-r' || text === '--requirement');
  const file = at < 0 ? undefined : words[at + 1];
  if (!file?.value || /:\/\/|^-$|^\/dev\//.test(file.value)) return undefined;
  return { names: [baseName(file.value)], span: file.span };
}
