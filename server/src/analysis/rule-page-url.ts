import type { CatalogedRule } from './cataloged-rule.ts';
import { errorRules } from './dockerfile/syntax/errors.ts';
import { schemaRules } from './kubernetes/schema/schema-rules.ts';

/** The address where people read the page of a rule; undefined for a rule that is not ours. */
export function rulePageUrl(rules: readonly CatalogedRule[], id: string): string | undefined {
  let urls = urlsByRules.get(rules);
  if (!urls) {
    urls = new Map(rules.map((rule) => [rule.id, `${pages}/${folderOf(rule)}/${rule.id}.md`]));
    urlsByRules.set(rules, urls);
  }
  return urls.get(id);
}

const pages = 'https://github.com/slipway-dev/slipway/blob/main/server/src/analysis';

/** Thousands of diagnostics of one keystroke ask for a few addresses. */
const urlsByRules = new WeakMap<readonly CatalogedRule[], ReadonlyMap<string, string>>();

/** The folder of a page: what comes before any rule has its pages beside it. */
function folderOf({ id, area }: CatalogedRule): string {
  if (Object.hasOwn(schemaRules, id)) return 'kubernetes/schema';
  return Object.hasOwn(errorRules, id) ? 'dockerfile/syntax/errors' : `${area}/rules`;
}
