import type { AnalysisSettings } from '../../core/rule.ts';

type AliasLevels = AnalysisSettings['aliasLevels'];

/**
 * Settings with levels for ids of other tools besides those that they have.
 * The same value for the same settings and equal levels, so that findings can be kept.
 */
export function withAliasLevels(settings: AnalysisSettings, levels: AliasLevels): AnalysisSettings {
  let byLevels = merged.get(settings);
  if (!byLevels) {
    byLevels = new Map();
    merged.set(settings, byLevels);
  }
  const key = JSON.stringify(levels);
  let result = byLevels.get(key);
  if (!result) {
    result = { ...settings, aliasLevels: { ...settings.aliasLevels, ...levels } };
    if (byLevels.size >= most) byLevels.clear();
    byLevels.set(key, result);
  }
  return result;
}

/** As many are kept for one settings; while somebody types an annotation there are more. */
const most = 100;
const merged = new WeakMap<AnalysisSettings, Map<string, AnalysisSettings>>();
