import { variablesOf } from '../../shell/variables.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports variables that neither the script nor the Dockerfile sets. */
export const undefinedShellVariable = defineShellRule({
  id: 'undefined-shell-variable',
  summary: 'Script reads a variable that nothing sets',
  severity: 'warning',
  aliases: ['SC2154'],
  ofOwnVariables: true,
  *checkScript(script) {
    const { uses, settings, unknownFrom } = variablesOf(script.syntax);
    const guarded = new Set(uses.flatMap(({ name, isGuarded }) => (isGuarded ? [name] : [])));
    const reported = new Set<string>();
    for (const { name, pos, end } of uses) {
      // Names in capitals may come from the base image or from whoever starts the container.
      if (!/[a-z]/.test(name) || given.test(name) || pos > unknownFrom) continue;
      const isSet = settings.get(name)?.some(({ isForCommand }) => !isForCommand);
      if (isSet || guarded.has(name) || reported.has(name)) continue;
      reported.add(name);
      yield {
        span: script.spanOf(pos, end),
        message: `Nothing sets ${name}, neither this script nor ARG or ENV, so it is empty here.`,
        unlessDeclared: [name],
      };
    }
  },
});

/** Names in small letters that programs read by convention. */
const given = /^(?:https?|ftp|no|all)_proxy$/;
