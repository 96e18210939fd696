import type { CatalogedRule } from './cataloged-rule.ts';
import type { DocumentLink } from './core/features.ts';
import type { Snapshot } from './core/snapshot.ts';
import { dockerfileSuppressions } from './dockerfile/features/suppressions.ts';
import { dockerfileModel } from './dockerfile/model/dockerfile-model.ts';
import { rulePageUrl } from './rule-page-url.ts';

/** The rules that the comments of a Dockerfile name lead to their pages: ours, or those of the tool that names them so. */
export function suppressionLinks(
  snapshot: Snapshot,
  rules: readonly CatalogedRule[],
): readonly DocumentLink[] {
  if (snapshot.language !== 'dockerfile') return [];
  return dockerfileSuppressions(dockerfileModel(snapshot)).flatMap(({ idSpans }) =>
    idSpans.flatMap((span) => {
      const id = snapshot.text.slice(span.start, span.end);
      const target = pageOf(id, rules);
      return target ? [{ span, target, tooltip: `Show the page of ${id}` }] : [];
    }),
  );
}

function pageOf(id: string, rules: readonly CatalogedRule[]): string | undefined {
  const rule = rules.find((one) => one.id === id || one.aliases?.includes(id));
  if (rule) return rulePageUrl(rules, rule.id);
  if (/^DL\d{4}$/.test(id)) return `https://github.com/hadolint/hadolint/wiki/${id}`;
  if (/^SC\d{4}$/.test(id)) return `https://www.shellcheck.net/wiki/${id}`;
  return undefined;
}
