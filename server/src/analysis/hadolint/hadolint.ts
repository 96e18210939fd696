import { type Language, silentLanguage } from '../core/language.ts';
import { type Rule, runRules } from '../core/rule.ts';
import { type HadolintConfiguration, hadolintConfiguration } from './hadolint-configuration.ts';

/** The language of `.hadolint.yaml`: what it says wrongly is told there. */
export function createHadolintLanguage(rules: readonly Rule<HadolintConfiguration>[]): Language {
  return {
    ...silentLanguage,
    id: 'hadolint',
    rules,
    diagnose: (snapshot, { workspace, settings, onRuleCrash }) =>
      runRules(
        rules,
        hadolintConfiguration(snapshot),
        { uri: snapshot.uri, workspace, settings },
        onRuleCrash,
      ).sort((a, b) => a.span.start - b.span.start),
  };
}
