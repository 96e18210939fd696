import { defineRule } from '../../core/rule.ts';
import type { ShellCommand } from '../../shell/script.ts';
import { mountsCache, runCommands } from '../model/commands.ts';
import type { DockerfileModel } from '../model/model.ts';
import { optionOf, type PackageManagerName, packageCommandOf } from '../model/package-command.ts';
import { shippedStages } from '../model/shipped-stages.ts';

/** Reports package caches that stay in a layer of the final image. */
export const packageCacheLeft = defineRule<DockerfileModel>({
  id: 'package-cache-left',
  summary: 'Package cache stays in the image',
  severity: 'hint',
  aliases: ['DL3009', 'DL3019', 'DL3032', 'DL3036', 'DL3040', 'DL3042', 'DL3060'],
  *check(model) {
    const shipped = shippedStages(model);
    for (const { stage, run, commands } of runCommands(model)) {
      if (!shipped.has(stage)) continue;
      for (const command of commands) {
        const install = packageCommandOf(command);
        const cache = install && caches[install.manager];
        if (!install || !cache || mountsCache(run, cache.folder)) continue;
        if (cache.option && optionOf(install, cache.option)) continue;
        if (cache.variable && model.scopeAt(run).lookup(cache.variable)) continue;
        if (commands.some((other) => cache.isCleaned(other))) continue;
        yield {
          span: install.subcommand.span,
          message: `What ${install.manager} keeps in ${cache.folder} stays in the image, where nobody needs it.`,
          aliases: [cache.alias],
        };
      }
    }
  },
});

interface Cache {
  readonly alias: string;
  readonly folder: string;
  readonly option?: string;
  readonly variable?: string;
  readonly isCleaned: (command: ShellCommand) => boolean;
}

const removes = (folder: string) => (command: ShellCommand) =>
  command.name?.value === 'rm' &&
  command.arguments.some(({ text }) => text.replace(/["']/g, '').startsWith(folder));
const cleans = (name: RegExp) => (command: ShellCommand) =>
  name.test(command.name?.value ?? '') && /^(?:clean|cc)$/.test(command.arguments[0]?.text ?? '');
const dnf: Cache = {
  alias: 'DL3040',
  folder: '/var/cache/libdnf5',
  isCleaned: cleans(/dnf$|^yum$/),
};
const apt: Cache = {
  alias: 'DL3009',
  folder: '/var/lib/apt/lists',
  isCleaned: removes('/var/lib/apt/lists'),
};

const caches: Partial<Record<PackageManagerName, Cache>> = {
  'apt-get': apt,
  apt,
  aptitude: apt,
  apk: {
    alias: 'DL3019',
    folder: '/var/cache/apk',
    option: '--no-cache',
    isCleaned: removes('/var/cache/apk'),
  },
  dnf,
  microdnf: dnf,
  yum: { ...dnf, alias: 'DL3032', folder: '/var/cache/yum' },
  zypper: { alias: 'DL3036', folder: '/var/cache/zypp', isCleaned: cleans(/^zypper$/) },
  pip: {
    alias: 'DL3042',
    folder: '/root/.cache/pip',
    option: '--no-cache-dir',
    variable: 'PIP_NO_CACHE_DIR',
    isCleaned: removes('/root/.cache'),
  },
  yarn: {
    alias: 'DL3060',
    folder: '/usr/local/share/.cache/yarn',
    option: '--cache-folder',
    variable: 'YARN_CACHE_FOLDER',
    isCleaned: ({ name, arguments: [cache, clean] }) =>
      name?.value === 'yarn' && cache?.text === 'cache' && clean?.text === 'clean',
  },
};
