import { defineInstructionRule } from '../model/instruction-rule.ts';
import {
  optionOf,
  type PackageCommand,
  type PackageManagerName,
  packageCommandOf,
} from '../model/package-command.ts';

/** Reports packages of a language that are installed in whatever version is newest. */
export const unpinnedPackage = defineInstructionRule({
  id: 'unpinned-package',
  summary: 'Package is installed without a version',
  severity: 'information',
  aliases: ['DL3013', 'DL3016', 'DL3028', 'DL3062'],
  instructions: ['RUN'],
  withTriggers: true,
  *checkInstruction(_, script) {
    for (const command of script?.commands ?? []) {
      const install = packageCommandOf(command);
      const manager = install && managers[install.manager];
      if (!install || !manager || manager.isPinnedBy?.(install)) continue;
      const loose = install.packages.find(
        ({ value }) => value !== undefined && !manager.pinned.test(value),
      );
      if (!loose) continue;
      yield {
        span: loose.span,
        message: `Without a version of "${loose.value}", a build next month may install another one and fail or behave differently.`,
        aliases: [manager.alias],
      };
    }
  },
});

interface Manager {
  readonly alias: string;
  /** A package that names its version, or a file or an address that needs none. */
  readonly pinned: RegExp;
  readonly isPinnedBy?: (install: PackageCommand) => boolean;
}

const pip: Manager = {
  alias: 'DL3013',
  pinned: /[=<>~!@]|^\.|\/|\.(?:whl|zip|tar\.gz)$|^(?:pip|setuptools|wheel)$/,
  isPinnedBy: (install) =>
    optionOf(install, '-c', '--constraint', '-r', '--requirement', '-e', '--editable') !==
    undefined,
};

const managers: Partial<Record<PackageManagerName, Manager>> = {
  pip,
  pipx: pip,
  npm: { alias: 'DL3016', pinned: /.@|^\.|^\/|:|#|\.tgz$/ },
  gem: {
    alias: 'DL3028',
    pinned: /:|\.gem$/,
    isPinnedBy: (install) => optionOf(install, '-v', '--version') !== undefined,
  },
  go: { alias: 'DL3062', pinned: /@(?!(?:latest|none)$)|^\.|^(?:all|std|cmd|tool|work)$/ },
};
