import type { CatalogedRule } from './analysis.ts';

/** The address where people read the page of a rule; undefined for a rule that is not ours. */
export function rulePageUrl(rules: readonly CatalogedRule[], id: string): string | undefined {
  let urls = urlsByRules.get(rules);
  if (!urls) {
    urls = new Map(rules.map((rule) => [rule.id, `${pages}/${rule.area}/rules/${rule.id}.md`]));
    urlsByRules.set(rules, urls);
  }
  return urls.get(id);
}

const pages = 'https://github.com/slipway-dev/slipway/blob/main/server/src/analysis';

/** Thousands of diagnostics of one keystroke ask for a few addresses. */
const urlsByRules = new WeakMap<readonly CatalogedRule[], ReadonlyMap<string, string>>();
