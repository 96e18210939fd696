import type { ShellCommand } from '../../shell/script.ts';
import { defineStageRule } from '../model/stage-rule.ts';
import { perInstruction } from '../syntax/moved-instruction.ts';

/** Reports dependencies that are installed again after every change of any file. */
export const lateDependencies = defineStageRule({
  id: 'late-dependencies',
  summary: 'Dependencies are installed after all files are copied',
  severity: 'hint',
  *checkStage({ instructions }, { scriptOf }) {
    const copy = instructions.find(copiesEverything);
    if (copy?.kind !== 'COPY' || copy.sources.length !== 1) return;
    for (const run of instructions.slice(instructions.indexOf(copy))) {
      const script = run.kind === 'RUN' ? scriptOf(run) : undefined;
      const install = script?.commands.find(installsDependencies);
      if (!install) continue;
      yield {
        span: copy.keyword.span,
        message:
          'Every change of any file makes the build install all dependencies again, because they come after this COPY.',
        related: [{ span: install.span, message: 'The dependencies are installed here.' }],
      };
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

/** The commands that install what a manifest or a lock file names, and nothing of the project itself. */
const installations: Readonly<Record<string, RegExp>> = {
  npm: /^(?:ci|install|i)$/,
  yarn: /^(?:install)?$/,
  pnpm: /^(?:install|i|fetch)$/,
  bun: /^(?:install|i)$/,
  pip: /^install .*-r \S*requirements\S*\.txt/,
  poetry: /^install/,
  uv: /^(?:sync|pip install .*-r )/,
  pipenv: /^(?:install|sync)/,
  go: /^mod download/,
  cargo: /^fetch/,
  mvn: /^dependency:/,
  mvnw: /^dependency:/,
  gradle: /^dependencies/,
  gradlew: /^dependencies/,
  bundle: /^install/,
  composer: /^install/,
  dotnet: /^restore/,
  mix: /^deps\.get/,
};

function installs(program: string, words: readonly string[]): boolean {
  const name = program.slice(program.lastIndexOf('/') + 1).replace(/^pip3$/, 'pip');
  const rest = words.filter((word) => !word.startsWith('-') || word === '-r');
  return Object.hasOwn(installations, name) && (installations[name]?.test(rest.join(' ')) ?? false);
}
