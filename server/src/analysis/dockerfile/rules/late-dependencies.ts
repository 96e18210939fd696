import { defineRule } from '../../core/rule.ts';
import type { ShellCommand } from '../../shell/script.ts';
import type { DockerfileModel } from '../model/model.ts';
import { perInstruction } from '../syntax/moved-instruction.ts';

/** Reports dependencies that are installed again after every change of any file. */
export const lateDependencies = defineRule<DockerfileModel>({
  id: 'late-dependencies',
  summary: 'Dependencies are installed after all files are copied',
  severity: 'hint',
  *check(model) {
    for (const { instructions } of model.stages) {
      const copy = instructions.find(copiesEverything);
      if (copy?.kind !== 'COPY' || copy.sources.length !== 1) continue;
      for (const run of instructions.slice(instructions.indexOf(copy))) {
        const script = run.kind === 'RUN' ? model.scriptOf(run) : undefined;
        const install = script?.commands.find(installsDependencies);
        if (!install) continue;
        yield {
          span: copy.keyword.span,
          message:
            'Every change of any file makes the build install all dependencies again, because they come after this COPY.',
          related: [{ span: install.span, message: 'The dependencies are installed here.' }],
        };
      }
    }
  },
});

const copiesEverything = perInstruction(
  (instruction) =>
    instruction.kind === 'COPY' &&
    !instruction.from &&
    instruction.sources.some(({ value }) => /^\.\/?$/.test(value)),
);

function installsDependencies({ name, arguments: words }: ShellCommand): boolean {
  return installs(
    name?.value ?? '',
    words.map(({ text }) => text),
  );
}

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
