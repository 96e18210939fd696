import type { CatalogedRule } from './analysis.ts';

/** The address where people read the page of a rule; undefined for a rule that is not ours. */
export function rulePageUrl(rules: readonly CatalogedRule[], id: string): string | undefined {
  const rule = rules.find((candidate) => candidate.id === id);
  return rule && `${pages}/${rule.area}/rules/${rule.id}.md`;
}

const pages = 'https://github.com/slipway-dev/slipway/blob/main/server/src/analysis';
