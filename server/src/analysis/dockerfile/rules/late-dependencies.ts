import { defineRule } from '../../core/rule.ts';
import { runCommands } from '../model/commands.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports dependencies that are installed again after every change of any file. */
export const lateDependencies = defineRule<DockerfileModel>({
  id: 'late-dependencies',
  summary: 'Dependencies are installed after all files are copied',
  severity: 'hint',
  *check(model) {
    for (const { stage, run, commands } of runCommands(model)) {
      const install = commands.find(({ name, arguments: words }) =>
        installs(
          name?.value ?? '',
          words.map(({ text }) => text),
        ),
      );
      if (!install) continue;
      const before = stage.instructions.slice(0, stage.instructions.indexOf(run));
      const copy = before.find(
        (one) =>
          one.kind === 'COPY' &&
          !one.from &&
          one.sources.some(({ value }) => /^\.\/?$/.test(value)),
      );
      if (!copy || (copy.kind === 'COPY' && copy.sources.length !== 1)) continue;
      yield {
        span: copy.keyword.span,
        message:
          'Every change of any file makes the build install all dependencies again, because they come after this COPY.',
        related: [{ span: install.span, message: 'The dependencies are installed here.' }],
      };
    }
  },
});

function installs(program: string, words: readonly string[]): boolean {
  const [first, second] = words.filter((word) => !word.startsWith('-') || word === '-r');
  switch (program) {
    case 'npm':
      return first === 'ci' || (first === 'install' && second === undefined);
    case 'yarn':
      return first === 'install' || first === undefined;
    case 'pnpm':
      return first === 'install' || first === 'i';
    case 'pip':
    case 'pip3':
      return first === 'install' && words.some((word) => /requirements.*\.txt$/.test(word));
    case 'go':
      return first === 'mod' && second === 'download';
    case 'bundle':
    case 'composer':
      return first === 'install';
    case 'dotnet':
      return first === 'restore';
    default:
      return false;
  }
}
