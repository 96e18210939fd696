import { packageCommandOf } from '../model/package-command.ts';
import { defineStageRule } from '../model/stage-rule.ts';
import { withoutOnbuild } from '../syntax/nodes.ts';

/** Reports installations by apt that take along packages which nobody asked for. */
export const recommendedPackages = defineStageRule({
  id: 'recommended-packages',
  summary: 'Recommended packages are installed too',
  severity: 'hint',
  aliases: ['DL3015'],
  *checkStage({ instructions, isShipped }, { scriptOf }) {
    if (!isShipped) return;
    for (const instruction of instructions.map(withoutOnbuild)) {
      // Whoever configures it once for all means every installation that follows.
      if (instruction.body.text.includes('Install-Recommends')) return;
      if (instruction.kind !== 'RUN') continue;
      for (const command of scriptOf(instruction)?.commands ?? []) {
        const install = packageCommandOf(command);
        if (!install || !managers.has(install.manager) || install.packages.length === 0) continue;
        if (install.options.some(({ text }) => /^--(?:no-install|without)-recommends$/.test(text)))
          continue;
        const option =
          install.manager === 'aptitude' ? '--without-recommends' : '--no-install-recommends';
        const { span } = install.subcommand;
        const edits = [{ span: { start: span.end, end: span.end }, text: ` ${option}` }];
        yield {
          span,
          message: `${install.manager} also installs what these packages recommend, which makes the image larger than it needs to be.`,
          fixes: [{ title: `Add ${option}`, safety: 'unsafe' as const, edits }],
        };
      }
    }
  },
});

const managers: ReadonlySet<string> = new Set(['apt-get', 'apt', 'aptitude']);
