import type { ShellCommand, ShellWord } from '../../shell/script.ts';
import { mountsCache, runCommands } from '../model/commands.ts';
import {
  optionOf,
  type PackageCommand,
  type PackageManagerName,
  packageCommandOf,
} from '../model/package-command.ts';
import { defineStageRule } from '../model/stage-rule.ts';

/** Reports package caches that stay in a layer of the final image. */
export const packageCacheLeft = defineStageRule({
  id: 'package-cache-left',
  summary: 'Package cache stays in the image',
  severity: 'hint',
  aliases: ['DL3009', 'DL3019', 'DL3032', 'DL3036', 'DL3040', 'DL3042', 'DL3060'],
  *checkStage(stage, view) {
    if (!stage.isShipped) return;
    for (const { run, commands } of runCommands(stage, view)) {
      const cleaned = new Map<Cache, boolean>();
      for (const command of commands) {
        const filling = fillingOf(command);
        const cache = filling && caches[filling.manager];
        if (!filling || !cache) continue;
        if (cache.folders.some((folder) => mountsCache(run, folder))) continue;
        if (cache.option && filling.install && optionOf(filling.install, cache.option)) continue;
        if (cache.variable && isSet(cache.variable, command)) continue;
        if (cache.variable && view.scopeAt(run).lookup(cache.variable)) continue;
        const isCleaned = cleaned.get(cache) ?? commands.some(cache.isCleaned);
        cleaned.set(cache, isCleaned);
        if (isCleaned) continue;
        yield {
          span: filling.word.span,
          message: `What ${filling.manager} keeps in ${cache.folders[0]} stays in the image, where nobody needs it.`,
          aliases: [cache.alias],
        };
      }
    }
  },
});

/** A command that leaves something in a cache. */
interface Filling {
  readonly manager: PackageManagerName;
  readonly word: ShellWord;
  readonly install?: PackageCommand;
}

/** The lists of apt come with its update, not with what is installed afterwards. */
function fillingOf(command: ShellCommand): Filling | undefined {
  const name = command.name?.value;
  if (name === 'apt-get' || name === 'apt' || name === 'aptitude') {
    const word = command.arguments.find(({ text }) => !text.startsWith('-'));
    return word?.text === 'update' ? { manager: name, word } : undefined;
  }
  if (name === 'dnf' || name === 'microdnf' || name === 'yum') {
    const word = command.arguments.find(({ text }) => /^(?:upgrade|update)$/.test(text));
    if (word) return { manager: name, word };
  }
  const install = packageCommandOf(command);
  return install && { manager: install.manager, word: install.subcommand, install };
}

interface Cache {
  readonly alias: string;
  /** The first one is what a root user has by default. */
  readonly folders: readonly [string, ...string[]];
  readonly option?: string;
  readonly variable?: string;
  readonly isCleaned: (command: ShellCommand) => boolean;
}

const removes =
  (...folders: readonly string[]) =>
  (command: ShellCommand) =>
    command.name?.value === 'rm' &&
    command.arguments.some(({ text }) =>
      folders.some((folder) => text.replace(/["']/g, '').startsWith(folder)),
    );
const cleans = (name: RegExp) => (command: ShellCommand) =>
  name.test(command.name?.value ?? '') && /^(?:clean|cc)$/.test(firstWord(command) ?? '');
const either =
  (...ways: readonly ((command: ShellCommand) => boolean)[]) =>
  (command: ShellCommand) =>
    ways.some((way) => way(command));

function firstWord({ arguments: words }: ShellCommand): string | undefined {
  return words.find(({ text }) => !text.startsWith('-'))?.text;
}

/** `PIP_NO_CACHE_DIR=1 pip install`. */
function isSet(variable: string, { assignments }: ShellCommand): boolean {
  return assignments.some(({ name }) => name === variable);
}

const dnf: Cache = {
  alias: 'DL3040',
  folders: ['/var/cache/libdnf5', '/var/cache/dnf'],
  isCleaned: either(
    cleans(/dnf$|^yum$/),
    removes('/var/cache/libdnf5', '/var/cache/dnf', '/var/cache/yum'),
  ),
};
const apt: Cache = {
  alias: 'DL3009',
  folders: ['/var/lib/apt/lists'],
  isCleaned: removes('/var/lib/apt/lists'),
};

const caches: Partial<Record<PackageManagerName, Cache>> = {
  'apt-get': apt,
  apt,
  aptitude: apt,
  apk: {
    alias: 'DL3019',
    folders: ['/var/cache/apk'],
    option: '--no-cache',
    isCleaned: removes('/var/cache/apk'),
  },
  dnf,
  microdnf: dnf,
  yum: { ...dnf, alias: 'DL3032', folders: ['/var/cache/yum', '/var/cache/dnf'] },
  zypper: {
    alias: 'DL3036',
    folders: ['/var/cache/zypp'],
    isCleaned: either(cleans(/^zypper$/), removes('/var/cache/zypp')),
  },
  pip: {
    alias: 'DL3042',
    folders: ['/root/.cache/pip'],
    option: '--no-cache-dir',
    variable: 'PIP_NO_CACHE_DIR',
    isCleaned: either(removes('/root/.cache', '~/.cache'), cachePurged),
  },
  yarn: {
    alias: 'DL3060',
    folders: ['/usr/local/share/.cache/yarn', '/root/.cache/yarn', '/root/.yarn'],
    option: '--cache-folder',
    variable: 'YARN_CACHE_FOLDER',
    isCleaned: yarnCleaned,
  },
};

/** `pip cache purge`. */
function cachePurged({ name, arguments: [cache, purge] }: ShellCommand): boolean {
  return /^pip/.test(name?.value ?? '') && cache?.text === 'cache' && purge?.text === 'purge';
}

/** `yarn cache clean`. */
function yarnCleaned({ name, arguments: [cache, clean] }: ShellCommand): boolean {
  return name?.value === 'yarn' && cache?.text === 'cache' && clean?.text === 'clean';
}
