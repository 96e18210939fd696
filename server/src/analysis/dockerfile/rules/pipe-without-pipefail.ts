import type { ShellCommand } from '../../shell/script.ts';
import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports downloads piped into another program whose failure nobody sees. */
export const pipeWithoutPipefail = defineInstructionRule({
  id: 'pipe-without-pipefail',
  summary: 'Failure before a pipe is not seen',
  severity: 'information',
  aliases: ['DL4006'],
  instructions: ['RUN'],
  *checkInstruction({ json }, script) {
    const commands = script?.commands ?? [];
    if (commands.some(setsPipefail) || json?.some(({ value }) => value === 'pipefail')) return;
    for (const [index, command] of commands.entries()) {
      if (command.operator?.text !== '|' && command.operator?.text !== '|&') continue;
      const before = commands[index - 1];
      if (!before?.name || !fails.has(before.name.value ?? '')) continue;
      yield {
        span: command.operator.span,
        message: `When ${before.name.text} fails, the build goes on with half of the data, because only the last program of a pipe counts.`,
      };
    }
  },
  confirm(found, run, model) {
    const shell = model.imageBefore(run)?.shell.value;
    return !shell || shell.some((word) => word.includes('pipefail')) ? undefined : found;
  },
});

/** Programs that fail for reasons that lie outside of the Dockerfile. */
const fails: ReadonlySet<string> = new Set([
  ...['curl', 'wget', 'git', 'ssh', 'aws', 'az', 'gcloud', 'gsutil', 'kubectl'],
  ...['tar', 'gpg', 'unzip', 'gunzip', 'zcat', 'xzcat', 'bunzip2', 'openssl'],
  ...['npm', 'npx', 'yarn', 'pnpm', 'pip', 'pip3', 'composer', 'bundle', 'go', 'cargo', 'mvn'],
  ...['make', 'node', 'php', 'python', 'python3', 'ruby'],
]);

function setsPipefail({ name, arguments: words, startsScript }: ShellCommand): boolean {
  const takesOptions = startsScript || name?.value === 'set';
  return takesOptions && words.some(({ text }) => text === 'pipefail');
}
