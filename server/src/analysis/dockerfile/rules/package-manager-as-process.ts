import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports final images whose process is a package manager that starts the program. */
export const packageManagerAsProcess = defineRule<DockerfileModel>({
  id: 'package-manager-as-process',
  summary: 'Package manager stands between the engine and the program',
  severity: 'hint',
  *check({ stages }) {
    const stage = stages.at(-1);
    if (!stage) return;
    const { entrypoint, cmd } = stage.image;
    for (const origin of new Set([entrypoint.origin, cmd.origin])) {
      if (!origin?.json || !stage.instructions.includes(origin)) continue;
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
