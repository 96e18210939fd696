import type { LanguageContext } from '../../../server/src/analysis/core/language.ts';
import { defaultSettings } from '../../../server/src/analysis/core/rule.ts';
import { createSnapshot, type Snapshot } from '../../../server/src/analysis/core/snapshot.ts';
import { createWorkspace } from '../../../server/src/analysis/core/workspace.ts';
import { createKubernetesLanguage } from '../../../server/src/analysis/kubernetes/kubernetes.ts';
import { kubernetesRules } from '../../../server/src/analysis/kubernetes/rules/index.ts';
import { factsForTests } from './kubernetes-facts.ts';

/** The language with the schema alone, so that tests of the schema see no rule. */
export const schemaLanguage = createKubernetesLanguage({ facts: factsForTests, rules: [] });

/** The language as it is shipped. */
export const wholeLanguage = createKubernetesLanguage({
  facts: factsForTests,
  rules: kubernetesRules,
});

/** A manifest file of the workspace. */
export function manifestFile(text: string, path = 'app.yaml', previous?: Snapshot): Snapshot {
  const document = { uri: `file:///workspace/${path}`, version: 1, text };
  return createSnapshot({ ...document, language: 'kubernetes' }, previous);
}

/** A context in which these files are the workspace; a rule that throws fails the test. */
export function contextOf(...snapshots: readonly Snapshot[]): LanguageContext {
  return {
    workspace: createWorkspace(snapshots),
    settings: defaultSettings,
    onRuleCrash: (rule, error) => {
      throw new Error(`The rule ${rule} threw.`, { cause: error });
    },
  };
}
