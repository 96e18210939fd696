import { baseName } from '../model/paths.ts';
import { defineStageRule } from '../model/stage-rule.ts';

/** Reports CMD in shell form behind an ENTRYPOINT that is a program: the shell's name becomes its first argument. */
export const shellFormArguments = defineStageRule({
  id: 'shell-form-arguments',
  summary: 'Arguments of ENTRYPOINT are given in shell form',
  severity: 'warning',
  *checkStage({ instructions, image }) {
    const { entrypoint, cmd, shell } = image;
    const { origin } = cmd;
    const [program] = entrypoint.value?.form === 'exec' ? entrypoint.value.arguments : [];
    if (program === undefined || !programs.test(baseName(program))) return;
    if (cmd.value?.form !== 'shell' || origin?.kind !== 'CMD') return;
    if (!instructions.includes(origin)) return;
    const [first, last] = [origin.words[0], origin.words.at(-1)];
    const isPlain = /^[\w\s./:=@,+-]+$/.test(origin.body.text);
    const text = `[${origin.words.map(({ value }) => JSON.stringify(value)).join(', ')}]`;
    yield {
      span: origin.keyword.span,
      message: `${program} gets ${shell.value?.[0] ?? '/bin/sh'} as its first argument, because CMD in shell form starts with the shell.`,
      fixes:
        first && last && isPlain
          ? [
              {
                title: 'Use the exec form',
                safety: 'unsafe',
                edits: [{ span: { start: first.span.start, end: last.span.end }, text }],
              },
            ]
          : [],
    };
  },
});

/** Programs that take a file or options and start no other program; scripts may do anything with their arguments. */
const programs =
  /^(?:python[\d.]*|node|deno|bun|java|ruby|php|perl|dotnet|go|npm|yarn|pnpm|nginx|httpd|redis-server|postgres|mysqld|gunicorn|uvicorn|celery|flask|streamlit|curl|wget|git|terraform|kubectl|helm|aws|ffmpeg)$/;
