import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports CMD beside an ENTRYPOINT in shell form, which never sees it. */
export const ignoredCommand = defineRule<DockerfileModel>({
  id: 'ignored-command',
  summary: 'CMD has no effect beside an ENTRYPOINT in shell form',
  severity: 'warning',
  *check({ stages }) {
    for (const { instructions, image } of stages) {
      const { entrypoint, cmd } = image;
      if (entrypoint.value?.form !== 'shell' || cmd.certainty !== 'declared') continue;
      const { origin } = cmd;
      if (origin?.kind !== 'CMD' || !cmd.value || !instructions.includes(origin)) continue;
      // Shells of other systems, and scripts that use their arguments, may take it.
      if (/\$[@*1{]/.test(entrypoint.value.arguments[0] ?? '')) continue;
      yield {
        span: origin.keyword.span,
        message:
          'The shell that runs ENTRYPOINT does not pass CMD on, so these words are never seen by the program.',
        tag: 'unnecessary',
        related: entrypoint.origin
          ? [{ span: entrypoint.origin.keyword.span, message: 'The ENTRYPOINT in shell form.' }]
          : [],
      };
    }
  },
});
