import { defineRule } from '../../core/rule.ts';
import { runCommands } from '../model/commands.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports downloads piped into another program whose failure nobody sees. */
export const pipeWithoutPipefail = defineRule<DockerfileModel>({
  id: 'pipe-without-pipefail',
  summary: 'Failure before a pipe is not seen',
  severity: 'information',
  aliases: ['DL4006'],
  *check(model) {
    for (const { run, commands } of runCommands(model)) {
      if (run.json || shellStopsAtPipes(model, run)) continue;
      if (
        commands.some(
          ({ name, arguments: words }) =>
            name?.value === 'set' && words.some(({ text }) => text === 'pipefail'),
        )
      )
        continue;
      for (const [index, command] of commands.entries()) {
        if (command.operator?.text !== '|' && command.operator?.text !== '|&') continue;
        const before = commands[index - 1];
        if (!before?.name || !fails.has(before.name.value ?? '')) continue;
        yield {
          span: command.operator.span,
          message: `When ${before.name.text} fails, the build goes on with half of the data, because only the last program of a pipe counts.`,
        };
      }
    }
  },
});

/** Programs that fail for reasons that lie outside of the Dockerfile. */
const fails = new Set(['curl', 'wget', 'git', 'tar', 'gpg', 'unzip']);

function shellStopsAtPipes(
  model: DockerfileModel,
  run: Parameters<DockerfileModel['stageOf']>[0],
): boolean {
  return model.imageBefore(run)?.shell.value?.some((word) => word.includes('pipefail')) ?? true;
}
