import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports ENV DEBIAN_FRONTEND, which is for the build alone. */
export const frontendInEnvironment = defineInstructionRule({
  id: 'frontend-in-environment',
  summary: 'Setting for the installation of packages stays in the image',
  severity: 'hint',
  instructions: ['ENV'],
  *checkInstruction({ pairs, keyword }) {
    for (const { key, legacy } of pairs) {
      if (key.value !== 'DEBIAN_FRONTEND') continue;
      yield {
        span: key.span,
        message:
          'Containers keep this setting, so that apt asks nothing there either, where somebody could answer.',
        fixes:
          pairs.length === 1 && !legacy
            ? [
                {
                  title: 'Use ARG',
                  safety: 'unsafe',
                  edits: [{ span: keyword.span, text: keyword.text === 'env' ? 'arg' : 'ARG' }],
                },
              ]
            : [],
      };
    }
  },
});
