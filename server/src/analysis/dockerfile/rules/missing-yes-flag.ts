import { defineInstructionRule } from '../model/instruction-rule.ts';
import {
  optionOf,
  type PackageCommand,
  type PackageManagerName,
  packageCommandOf,
} from '../model/package-command.ts';

/** Reports installations that ask a question which nobody answers during a build. */
export const missingYesFlag = defineInstructionRule({
  id: 'missing-yes-flag',
  summary: 'Package manager asks before it installs',
  severity: 'warning',
  aliases: ['DL3014', 'DL3030', 'DL3034', 'DL3038'],
  instructions: ['RUN'],
  withTriggers: true,
  *checkInstruction(_, script) {
    const commands = script?.commands ?? [];
    for (const command of commands) {
      const install = packageCommandOf(command);
      const manager = install && managers[install.manager];
      if (!install || !manager || install.packages.length === 0) continue;
      if (optionOf(install, ...manager.yes) || install.options.some(hasShortYes)) continue;
      if (manager.alias === 'DL3014' && isTwiceQuiet(install)) continue;
      if (isAnswered(install.command.pipeline, commands)) continue;
      const end = install.subcommand.span.end;
      yield {
        span: install.subcommand.span,
        message: `${install.manager} asks before it installs, and during a build nobody answers, so the build may stop here.`,
        aliases: [manager.alias],
        fixes: [
          {
            title: `Add ${manager.yes[0]}`,
            safety: 'safe',
            edits: [{ span: { start: end, end }, text: ` ${manager.yes[0]}` }],
          },
        ],
      };
    }
  },
});

const managers: Partial<
  Record<
    PackageManagerName,
    { readonly yes: readonly [string, ...string[]]; readonly alias: string }
  >
> = {
  'apt-get': { yes: ['-y', '--yes', '--assume-yes', '-qq', '-q=2'], alias: 'DL3014' },
  apt: { yes: ['-y', '--yes', '--assume-yes', '-qq', '-q=2'], alias: 'DL3014' },
  aptitude: { yes: ['-y', '--assume-yes'], alias: 'DL3014' },
  yum: { yes: ['-y', '--assumeyes'], alias: 'DL3030' },
  dnf: { yes: ['-y', '--assumeyes'], alias: 'DL3038' },
  microdnf: { yes: ['-y', '--assumeyes'], alias: 'DL3038' },
  zypper: { yes: ['-y', '--no-confirm', '-n', '--non-interactive'], alias: 'DL3034' },
};

/** For apt, `-q -q` means `-qq`, which implies yes. */
function isTwiceQuiet({ options }: PackageCommand): boolean {
  return options.filter(({ text }) => text === '-q' || text === '--quiet').length > 1;
}

/** `-qy` holds `-y`. */
function hasShortYes({ text }: { readonly text: string }): boolean {
  return /^-[a-zA-Z]*y[a-zA-Z]*$/.test(text);
}

/** `yes | apt-get install` has its answer. */
function isAnswered(
  pipeline: number,
  commands: readonly {
    readonly pipeline: number;
    readonly name: { readonly text: string } | undefined;
  }[],
): boolean {
  return commands.some((other) => other.pipeline === pipeline && other.name?.text === 'yes');
}
