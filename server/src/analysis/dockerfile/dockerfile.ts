import type { Language } from '../core/language.ts';
import type { Rule } from '../core/rule.ts';
import { diagnoseDockerfile, unusedSuppression } from './diagnose.ts';
import type { DockerfileModel } from './model/model.ts';
import { errorRules } from './syntax/errors.ts';

/** The Dockerfile language with the given rules. */
export function createDockerfileLanguage(rules: readonly Rule<DockerfileModel>[]): Language {
  return {
    id: 'dockerfile',
    rules: [...Object.values(errorRules), ...rules, unusedSuppression],
    diagnose: (snapshot, context, more) => diagnoseDockerfile(snapshot, context, rules, more),
    complete: () => [],
    hover: () => undefined,
    definition: () => [],
    references: () => [],
    symbols: () => [],
    folding: () => [],
    refactorings: () => [],
  };
}
