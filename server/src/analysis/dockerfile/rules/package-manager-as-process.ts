import { defineStageRule } from '../model/stage-rule.ts';

/** Reports final images whose process is a package manager that starts the program. */
export const packageManagerAsProcess = defineStageRule({
  id: 'package-manager-as-process',
  summary: 'Package manager stands between the engine and the program',
  severity: 'hint',
  *checkStage({ image, instructions, isFinal }) {
    if (!isFinal) return;
    const { entrypoint, cmd } = image;
    for (const origin of new Set([entrypoint.origin, cmd.origin])) {
      if (!origin?.json || !instructions.includes(origin)) continue;
      const [program, subcommand] = origin.json;
      if (!program || !subcommand || !starters.get(program.value)?.test(subcommand.value)) continue;
      yield {
        span: program.span,
        message: `${program.value} is what gets SIGTERM and stays in memory beside your program, which may never hear that it should end.`,
      };
    }
  },
});

const starters = new Map<string, RegExp>(
  Object.entries({
    npm: /^(?:start|run|run-script|exec)$/,
    yarn: /^(?!-)/,
    pnpm: /^(?:start|run|exec|[a-z]+)$/,
    npx: /^(?!-)/,
    poetry: /^run$/,
    pipenv: /^run$/,
  }),
);
