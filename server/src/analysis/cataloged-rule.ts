import type { RuleInfo } from './core/rule.ts';
import type { LanguageId } from './core/snapshot.ts';

/** A rule and the folder of `analysis` that holds its page. */
export interface CatalogedRule extends RuleInfo {
  readonly area: LanguageId | 'stack';
}

/** Every rule once, sorted by id; what both languages report belongs to the first. */
export function catalogRules(languages: readonly RuleSet[]): readonly CatalogedRule[] {
  const byId = new Map<string, CatalogedRule>();
  for (const { id: area, rules } of languages) {
    for (const rule of rules) if (!byId.has(rule.id)) byId.set(rule.id, { ...rule, area });
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

interface RuleSet {
  readonly id: CatalogedRule['area'];
  readonly rules: readonly RuleInfo[];
}
