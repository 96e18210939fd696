import type { IgnorePattern } from '../../../../../shared/src/ignore-pattern.ts';
import type { Related } from '../../core/finding.ts';
import type { BuildContext } from './build-context.ts';

/** Where a pattern stands in its ignore file. */
export function patternPlace(
  { uri, text = '' }: BuildContext['ignoreFile'],
  { line }: Pick<IgnorePattern, 'line'>,
  message = 'This pattern keeps it out.',
): Related {
  const lines = text.split('\n');
  const start = lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0);
  const end = start + (lines[line]?.trimEnd().length ?? 0);
  return { uri, span: { start, end }, message };
}
