import type { ShellCommand } from '../../shell/script.ts';
import type { RunInstruction } from '../syntax/nodes.ts';
import { mountsCache } from './commands.ts';
import { baseName } from './paths.ts';

/** A folder of root that a tool fills with downloads or intermediate results, and that a cache mount can keep. */
export interface CacheMount {
  readonly target: string;
  /** `locked` for tools that do not share their folder with another one that is running. */
  readonly sharing?: 'locked';
}

/** A tool, which of its commands use its cache, and where the cache is. */
interface CachingTool {
  readonly programs: RegExp;
  /** Matches the first word that is no option. */
  readonly subcommands: RegExp;
  readonly mounts: readonly CacheMount[];
  /** Options with which the tool keeps nothing. */
  readonly withoutCache?: RegExp;
}

const locked = (...targets: string[]): CacheMount[] =>
  targets.map((target) => ({ target, sharing: 'locked' }));
const shared = (...targets: string[]): CacheMount[] => targets.map((target) => ({ target }));

/** The folders are those that the documentation of each tool names, for the user root. */
const tools: readonly CachingTool[] = [
  {
    programs: /^apt(?:-get)?$/,
    subcommands: /^install$/,
    mounts: locked('/var/cache/apt', '/var/lib/apt'),
  },
  {
    programs: /^apk$/,
    subcommands: /^add$/,
    mounts: locked('/var/cache/apk'),
    withoutCache: /^--no-cache$/,
  },
  {
    programs: /^(?:micro)?dnf$/,
    subcommands: /^install$/,
    mounts: locked('/var/cache/dnf', '/var/cache/libdnf5'),
  },
  { programs: /^yum$/, subcommands: /^install$/, mounts: locked('/var/cache/yum') },
  { programs: /^zypper$/, subcommands: /^in(?:stall)?$/, mounts: locked('/var/cache/zypp') },
  {
    programs: /^pip[\d.]*$/,
    subcommands: /^(?:install|wheel|download)$/,
    mounts: shared('/root/.cache/pip'),
    withoutCache: /^--no-cache-dir$/,
  },
  {
    programs: /^uv$/,
    subcommands: /^(?:sync|pip|tool|venv|export|lock)$/,
    mounts: shared('/root/.cache/uv'),
    withoutCache: /^(?:--no-cache|-n)$/,
  },
  {
    programs: /^poetry$/,
    subcommands: /^(?:install|sync|add)$/,
    mounts: shared('/root/.cache/pypoetry'),
    withoutCache: /^--no-cache$/,
  },
  {
    programs: /^pipenv$/,
    subcommands: /^(?:install|sync)$/,
    mounts: shared('/root/.cache/pipenv'),
  },
  { programs: /^npm$/, subcommands: /^(?:ci|i|install)$/, mounts: shared('/root/.npm') },
  {
    programs: /^yarn$/,
    subcommands: /^(?:|install)$/,
    mounts: shared('/usr/local/share/.cache/yarn'),
  },
  {
    programs: /^pnpm$/,
    subcommands: /^(?:i|install|fetch)$/,
    mounts: shared('/root/.local/share/pnpm/store'),
  },
  {
    programs: /^bun$/,
    subcommands: /^(?:i|install)$/,
    mounts: shared('/root/.bun/install/cache'),
  },
  {
    programs: /^go$/,
    subcommands: /^(?:build|install|test|get|run|generate|vet)$/,
    mounts: shared('/go/pkg/mod', '/root/.cache/go-build'),
  },
  { programs: /^go$/, subcommands: /^mod$/, mounts: shared('/go/pkg/mod') },
  {
    programs: /^cargo$/,
    subcommands: /^(?:b|build|install|fetch|test|chef)$/,
    mounts: shared('/usr/local/cargo/registry', '/usr/local/cargo/git/db'),
  },
  { programs: /^mvnw?$/, subcommands: /^/, mounts: shared('/root/.m2') },
  { programs: /^gradlew?$/, subcommands: /^/, mounts: shared('/root/.gradle') },
  {
    programs: /^composer$/,
    subcommands: /^(?:install|i|update|require)$/,
    mounts: shared('/root/.composer/cache'),
    withoutCache: /^--no-cache$/,
  },
  {
    programs: /^bundle$/,
    subcommands: /^(?:|install)$/,
    mounts: shared('/usr/local/bundle/cache'),
  },
  {
    programs: /^dotnet$/,
    subcommands: /^(?:restore|build|publish|test)$/,
    mounts: shared('/root/.nuget/packages'),
    withoutCache: /^--no-restore$/,
  },
];

/** The cache mounts that make a command of root faster when it runs again; none when it keeps no cache. */
export function cacheMountsOf({ name, arguments: words }: ShellCommand): readonly CacheMount[] {
  const program = baseName(name?.value ?? '');
  if (program === '') return [];
  const subcommand = words.find(({ text }) => !text.startsWith('-'))?.text ?? '';
  const tool = tools.find(
    ({ programs, subcommands }) => programs.test(program) && subcommands.test(subcommand),
  );
  if (!tool || words.some(({ text }) => tool.withoutCache?.test(text))) return [];
  return tool.mounts;
}

/** The cache mounts that the commands of a RUN could use and that it does not have. */
export function missingCacheMounts(
  run: RunInstruction,
  commands: readonly ShellCommand[],
): readonly CacheMount[] {
  const wanted = new Map(
    commands.flatMap(cacheMountsOf).map((mount) => [mount.target, mount] as const),
  );
  return [...wanted.values()].filter(({ target }) => !mountsCache(run, target));
}

/** The flag of RUN for a mount. */
export function cacheMountFlag({ target, sharing }: CacheMount): string {
  return `--mount=type=cache,target=${target}${sharing ? `,sharing=${sharing}` : ''}`;
}
