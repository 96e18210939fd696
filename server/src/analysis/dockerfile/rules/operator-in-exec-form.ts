import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports shell operators in exec form, where they are plain arguments. */
export const operatorInExecForm = defineInstructionRule({
  id: 'operator-in-exec-form',
  summary: 'Shell operator in exec form, where no shell reads it',
  severity: 'warning',
  instructions: ['CMD', 'ENTRYPOINT', 'RUN', 'HEALTHCHECK'],
  withTriggers: true,
  *checkInstruction({ json, kind }) {
    const words = json ?? [];
    const operator = words
      .slice(1)
      .find(({ value }) => /^(?:&&|\|\||[|;&]|>>?|2>&1|<)$/.test(value));
    // A program that runs others reads operators of its own, such as `find … ;`.
    if (
      !operator ||
      words.some(({ value }) => /(?:^|\/)(?:[a-z]*sh|find|expr|test|\[)$/.test(value))
    ) {
      return;
    }
    yield {
      span: operator.span,
      message: `${words[0]?.value ?? kind} gets "${operator.value}" as an argument, because no shell reads the exec form.`,
    };
  },
});
