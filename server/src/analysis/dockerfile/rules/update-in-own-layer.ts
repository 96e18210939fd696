import type { ShellCommand } from '../../shell/script.ts';
import { runCommands } from '../model/commands.ts';
import { defineStageRule } from '../model/stage-rule.ts';

/** Reports an apt-get update whose layer a later build takes from the cache while its packages have moved on. */
export const updateInOwnLayer = defineStageRule({
  id: 'update-in-own-layer',
  summary: 'Package index is updated in a layer of its own',
  severity: 'warning',
  *checkStage(stage, view) {
    const runs = [...runCommands(stage, view)];
    for (const [index, { commands }] of runs.entries()) {
      const update = commands.find(
        (command) => isApt(command.name?.value) && uses(command, 'update'),
      );
      if (!update || commands.some(installs)) continue;
      const user = runs.find((run, at) => at > index && run.commands.some(installs));
      const updatesAgain = user?.commands.some(
        (one) => isApt(one.name?.value) && uses(one, 'update'),
      );
      if (!user || updatesAgain) continue;
      yield {
        span: update.span,
        message:
          'The cache keeps this index while the line that installs changes, so a later build asks for packages that are gone.',
        related: [{ span: user.run.keyword.span, message: 'The packages are installed here.' }],
      };
    }
  },
});

function installs(command: ShellCommand): boolean {
  return isApt(command.name?.value) && uses(command, 'install');
}

function isApt(name: string | undefined): boolean {
  return name === 'apt-get' || name === 'apt';
}

function uses({ arguments: words }: ShellCommand, subcommand: string): boolean {
  return words.find(({ text }) => !text.startsWith('-'))?.value === subcommand;
}
