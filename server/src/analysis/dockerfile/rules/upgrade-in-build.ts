import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports upgrades of all packages of the base image. */
export const upgradeInBuild = defineInstructionRule({
  id: 'upgrade-in-build',
  summary: 'All packages of the base image are upgraded',
  severity: 'hint',
  instructions: ['RUN'],
  *checkInstruction(_, script) {
    for (const { name, arguments: words } of script?.commands ?? []) {
      const [subcommand, ...packages] = words.filter(({ text }) => !text.startsWith('-'));
      if (!subcommand || packages.length > 0) continue;
      if (!upgrades.get(name?.value ?? '')?.test(subcommand.text)) continue;
      yield {
        span: subcommand.span,
        message:
          'Every upgraded package is in the image twice, and what a build gives depends on its day; a newer base image has the same fixes.',
      };
    }
  },
});

const upgrades = new Map<string, RegExp>(
  Object.entries({
    apt: /^(?:upgrade|full-upgrade|dist-upgrade)$/,
    'apt-get': /^(?:upgrade|dist-upgrade)$/,
    apk: /^upgrade$/,
    dnf: /^(?:upgrade|update)$/,
    microdnf: /^(?:upgrade|update)$/,
    yum: /^(?:upgrade|update)$/,
    zypper: /^(?:up|update)$/,
  }),
);
