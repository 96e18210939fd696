import type { AnalysisSettings } from '../../core/rule.ts';
import { stringAt } from '../syntax/access.ts';
import type { Manifest } from './manifest.ts';
import { withAliasLevels } from './with-alias-levels.ts';

/** The settings for a manifest whose annotation `kube-score/enable` asks for rules that wait to be asked for. */
export function withEnabledChecks(
  { text, objects }: Manifest,
  settings: AnalysisSettings,
): AnalysisSettings {
  if (!text.includes(annotation)) return settings;
  const ids = objects.flatMap(({ node }) =>
    (stringAt(node, 'metadata', 'annotations', annotation) ?? '').split(/[\s,]+/).filter(Boolean),
  );
  return withAliasLevels(settings, Object.fromEntries(ids.map((id) => [id, 'on'])));
}

const annotation = 'kube-score/enable';
