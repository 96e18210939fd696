import type { Field, FieldType } from '../schema/facts.ts';
import { requiredFields } from './field-snippet.ts';
import { snippetText } from './snippet-text.ts';

/** What accepting a field inserts inside `{ }`, in LSP snippet syntax: on one line, with the quotes of its neighbours. */
export function flowSnippet(field: Field, quote: '' | '"' | "'"): string {
  const stops = { next: 1 };
  return `${snippetText(field.name)}${quote}: ${body(field, field.type, quote, 0, stops)}`;
}

/** How many collections a skeleton opens inside each other. */
const deepest = 3;

function body(
  field: Field,
  type: FieldType,
  quote: string,
  depth: number,
  stops: { next: number },
): string {
  switch (type.kind) {
    case 'value': {
      const isText = !/^(?:boolean|int32|int64|double|any)$/.test(type.value);
      const stop = `$${stops.next++}`;
      return isText ? quote + stop + quote : stop;
    }
    case 'map':
      return `{$${stops.next++}\\}`;
    case 'list':
      return `[${body(field, type.items, quote, depth + 1, stops)}]`;
    case 'object': {
      const fields = depth < deepest ? requiredFields(type.type, field.name) : [];
      if (fields.length === 0) return `{$${stops.next++}\\}`;
      const inner = fields.map(
        (one) => `${quote}${one.name}${quote}: ${body(one, one.type, quote, depth + 1, stops)}`,
      );
      return `{${inner.join(', ')}\\}`;
    }
  }
}
