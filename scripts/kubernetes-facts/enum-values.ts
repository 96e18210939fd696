/** One value of an enum with what it means. */
export interface EnumValue {
  readonly value: string;
  readonly description: string;
}

const heading = /\s*Possible enum values:\s*/;
const item = /^- `"([^"]*)"`\s*([\s\S]*)$/;

/** Takes the list of values out of a description; values without text come from the type. */
export function splitEnumValues(
  text: string,
  type: string,
): { readonly description: string; readonly values: readonly EnumValue[] } {
  const declared = [...type.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');
  const at = heading.exec(text);
  if (!at)
    return { description: text, values: declared.map((value) => ({ value, description: '' })) };
  const described = new Map(
    text
      .slice(at.index + at[0].length)
      .split(/\n\s*(?=- `")/)
      .flatMap((line) => {
        const match = item.exec(line.trim());
        return match ? [[match[1] ?? '', (match[2] ?? '').trim()] as const] : [];
      }),
  );
  const values = declared.length > 0 ? declared : [...described.keys()];
  return {
    description: text.slice(0, at.index).trim(),
    values: values.map((value) => ({ value, description: described.get(value) ?? '' })),
  };
}
