import type { ReportedFinding } from './core/finding.ts';
import { type AnalysisSettings, type RuleInfo, report } from './core/rule.ts';
import type { Snapshot } from './core/snapshot.ts';
import { mayBeAnalysed } from './language-of.ts';

/** Texts with more UTF-16 units than this are left alone, so that an editor always answers. */
export const maximumLength = 10_000_000;

/** Says that a file was left alone because of its size. */
const fileTooLarge: RuleInfo = {
  id: 'file-too-large',
  summary: 'File is too large to be analysed',
  severity: 'information',
};

/** The one finding of a text that is too large. */
export function tooLargeFinding(
  snapshot: Snapshot,
  settings: AnalysisSettings,
): readonly ReportedFinding[] {
  if (!mayBeAnalysed(snapshot.uri) || settings.levels[fileTooLarge.id] === 'off') return [];
  const message = `This file has more than ${maximumLength / 1_000_000} million characters, so it is not analysed.`;
  return [report(fileTooLarge, { span: { start: 0, end: 0 }, message }, settings)];
}
