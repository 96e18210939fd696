import type { ShellScript } from '../../shell/script.ts';
import { defineInstructionRule } from '../model/instruction-rule.ts';
import { type PackageManagerName, packageCommandOf } from '../model/package-command.ts';

/** Reports packages of a distribution that are installed in whatever version its archive has. */
export const unpinnedSystemPackage = defineInstructionRule({
  id: 'unpinned-system-package',
  summary: 'Package of the distribution is installed without a version',
  severity: 'hint',
  optIn: true,
  aliases: ['DL3008', 'DL3018', 'DL3033', 'DL3037', 'DL3041'],
  instructions: ['RUN'],
  withTriggers: true,
  *checkInstruction(_, script: ShellScript | undefined) {
    for (const command of script?.commands ?? []) {
      const install = packageCommandOf(command);
      const manager = install && managers[install.manager];
      const loose = install?.packages.find(
        ({ value }) => value !== undefined && manager && !manager.pinned.test(value),
      );
      if (!install || !manager || !loose) continue;
      yield {
        span: loose.span,
        message: `Without a version of "${loose.value}", ${install.manager} installs the one that its archive has on the day of the build.`,
        aliases: [manager.alias],
      };
    }
  },
});

interface Manager {
  readonly alias: string;
  /** A package that names its version, or a file. */
  readonly pinned: RegExp;
}

const apt: Manager = { alias: 'DL3008', pinned: /[=/]|\.deb$/ };
const rpm = /-\d|[=<>]|\.rpm$|^@|^https?:/;

const managers: Partial<Record<PackageManagerName, Manager>> = {
  'apt-get': apt,
  apt,
  aptitude: apt,
  apk: { alias: 'DL3018', pinned: /[=<>~]|\.apk$|^\./ },
  yum: { alias: 'DL3033', pinned: rpm },
  zypper: { alias: 'DL3037', pinned: rpm },
  dnf: { alias: 'DL3041', pinned: rpm },
  microdnf: { alias: 'DL3041', pinned: rpm },
};
