import { defineStageRule } from '../model/stage-rule.ts';
import { undefinedConsequence } from '../model/undefined-consequence.ts';

/** Reports variables in FROM that no ARG before the first FROM declares. */
export const undefinedBaseArgument = defineStageRule({
  id: 'undefined-base-argument',
  summary: 'Variable in FROM is not declared before the first FROM',
  severity: 'warning',
  aliases: ['UndefinedArgInFrom'],
  *checkStage({ from }, { scopeAt }) {
    const scope = scopeAt(from);
    for (const { name, operator } of from.variables) {
      if (scope.lookup(name.text)) continue;
      yield {
        span: name.span,
        message: `No ARG before the first FROM declares ${name.text}, so ${undefinedConsequence(operator)}.`,
      };
    }
  },
});
