import { defineStageRule } from '../model/stage-rule.ts';

/** Reports CMD beside an ENTRYPOINT in shell form, which never sees it. */
export const ignoredCommand = defineStageRule({
  id: 'ignored-command',
  summary: 'CMD has no effect beside an ENTRYPOINT in shell form',
  severity: 'warning',
  *checkStage({ instructions, image }) {
    const { entrypoint, cmd } = image;
    if (entrypoint.value?.form !== 'shell' || cmd.certainty !== 'declared') return;
    const { origin } = cmd;
    if (origin?.kind !== 'CMD' || !cmd.value || !instructions.includes(origin)) return;
    // Shells of other systems, and scripts that use their arguments, may take it.
    if (/\$[@*1{]/.test(entrypoint.value.arguments[0] ?? '')) return;
    yield {
      span: origin.keyword.span,
      message:
        'The shell that runs ENTRYPOINT does not pass CMD on, so these words are never seen by the program.',
      tag: 'unnecessary',
      related: entrypoint.origin
        ? [{ span: entrypoint.origin.keyword.span, message: 'The ENTRYPOINT in shell form.' }]
        : [],
    };
  },
});
