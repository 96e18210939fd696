import type { Fix } from '../../core/finding.ts';
import { defineStageRule } from '../model/stage-rule.ts';
import { type CommandInstruction, withoutOnbuild } from '../syntax/nodes.ts';

/** Reports CMD and ENTRYPOINT whose process is a shell that passes no signals on. */
export const shellFormCommand = defineStageRule({
  id: 'shell-form-command',
  summary: 'Program is started through a shell',
  severity: 'information',
  aliases: ['JSONArgsRecommended', 'DL3025', 'JSON_IN_SINGLE_QUOTES'],
  *checkStage({ base, instructions }) {
    let hasShell = base.kind === 'stage' && base.stage.image.shell.origin !== undefined;
    for (const instruction of instructions) {
      if (instruction.kind === 'SHELL') hasShell = true;
      const effective = withoutOnbuild(instruction);
      if (effective.kind !== 'CMD' && effective.kind !== 'ENTRYPOINT') continue;
      if (hasShell || effective.json) continue;
      yield {
        span: effective.keyword.span,
        message: `A shell runs this ${effective.kind} and keeps SIGTERM to itself, so the container is killed instead of stopped.`,
        fixes: fixesFor(effective),
      };
    }
  },
});

/** Words without any meaning for a shell can be given to the engine as they are. */
function fixesFor({ body, words }: CommandInstruction): Fix[] {
  const first = words[0];
  const last = words.at(-1);
  const single = /^\s*\[\s*'.*'\s*\]\s*$/.test(body.text);
  const text = single
    ? body.text.replace(/'/g, '"')
    : `[${words.map(({ value }) => JSON.stringify(value)).join(', ')}]`;
  const isPlain = single ? isStringArray(text) : /^[\w\s./:=@,+-]+$/.test(body.text);
  if (!first || !last || !isPlain || /^(?:exec|cd|export|source|\.)$/.test(first.value)) return [];
  const span = { start: first.span.start, end: last.span.end };
  return [{ title: 'Use the exec form', safety: 'unsafe', edits: [{ span, text }] }];
}

function isStringArray(text: string): boolean {
  return /^\s*\[\s*"[^"\\]*"(\s*,\s*"[^"\\]*")*\s*\]\s*$/.test(text);
}
