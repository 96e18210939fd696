import { absolutePath, baseName } from '../model/paths.ts';
import { defineStageRule } from '../model/stage-rule.ts';
import type { Word } from '../syntax/nodes.ts';

/** Reports files that a container is started with and that lie somewhere else in the image. */
export const misplacedProgramFile = defineStageRule({
  id: 'misplaced-program-file',
  summary: 'Container starts with a file that lies elsewhere in the image',
  severity: 'warning',
  *checkStage({ instructions, image }) {
    const { entrypoint, cmd, files, workdir } = image;
    const isAlone = entrypoint.certainty !== 'unknown' && entrypoint.value === undefined;
    for (const origin of new Set([entrypoint.origin, cmd.origin])) {
      if (!origin?.json || !instructions.includes(origin)) continue;
      if (origin.kind === 'CMD' && !isAlone) continue;
      const word = fileOf(origin.json);
      const path = word && absolutePath(word.value, workdir.value);
      if (!word || path === undefined || files.hasPath(path) !== 'missing') continue;
      const same = [...files.paths].filter((other) => baseName(other) === baseName(path));
      const [only] = same;
      if (!only || same.length > 1) continue;
      yield {
        span: word.span,
        message: `The container does not start, because ${path} is not in the image; the file lies at ${only}.`,
        fixes: [
          {
            title: `Use ${only}`,
            safety: 'unsafe',
            edits: [{ span: word.span, text: JSON.stringify(only) }],
          },
        ],
      };
    }
  },
});

/** The file that is started, or that an interpreter is given. */
function fileOf([program, ...words]: readonly Word[]): Word | undefined {
  if (!program) return undefined;
  if (program.value.includes('/')) return program;
  if (/^(?:python[\d.]*|node|ruby|php|perl|deno|bun|sh|bash|dotnet)$/.test(program.value)) {
    const [first] = words;
    return first && /^[\w./-]+\.\w+$/.test(first.value) && !first.value.startsWith('-')
      ? first
      : undefined;
  }
  if (program.value !== 'java') return undefined;
  return words[words.findIndex(({ value }) => value === '-jar') + 1]?.value.endsWith('.jar')
    ? words[words.findIndex(({ value }) => value === '-jar') + 1]
    : undefined;
}
