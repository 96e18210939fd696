import type { Completion } from '../../core/features.ts';
import type { CompletionRequest } from './completion-request.ts';
import { fieldAt } from './field-at.ts';
import { snippetText } from './snippet-text.ts';

/** The values of an enum or a boolean at the cursor, with what they mean. */
export function valueCompletions({
  facts,
  object,
  place,
  cursor,
}: CompletionRequest): readonly Completion[] {
  const at = object && fieldAt(facts, object, place.path);
  if (at?.type.kind !== 'value') return [];
  const values =
    at.type.value === 'boolean'
      ? ['true', 'false'].map((value) => ({ value, description: '' }))
      : (at.field?.values ?? []);
  return values
    .filter(({ value }) => value !== '')
    .map(({ value, description }) => ({
      label: value,
      kind: 'enum',
      documentation: description,
      replace: cursor.replace,
      snippet: (cursor.needsSpace ? ' ' : '') + snippetText(value),
    }));
}
