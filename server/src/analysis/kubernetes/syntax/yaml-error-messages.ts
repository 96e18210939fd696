import type { ErrorCode } from 'yaml';

/** What each error of the YAML grammar means, in our words. */
const messages: Partial<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'An alias cannot have an anchor or a tag of its own.',
  BAD_ALIAS:
    'The name of an anchor or alias is missing or ends with a character that it cannot have.',
  BAD_DQ_ESCAPE:
    'A double-quoted string knows no such escape; write the backslash twice or use single quotes.',
  BAD_INDENT: 'This line is indented differently from the lines that it belongs to.',
  BAD_PROP_ORDER: 'Anchors and tags come before the indicator that follows them.',
  BAD_SCALAR_START: 'A plain value cannot start with this character; put the value in quotes.',
  BLOCK_AS_IMPLICIT_KEY:
    'A mapping cannot start here: there is a second ": " on one line, so the value needs quotes or a line of its own.',
  BLOCK_IN_FLOW: 'A block cannot stand inside { } or [ ].',
  MULTILINE_IMPLICIT_KEY: 'A key must stand on one line and be followed by a colon.',
  MULTIPLE_ANCHORS: 'A value can have only one anchor.',
  MULTIPLE_TAGS: 'A value can have only one tag.',
  TAB_AS_INDENT: 'YAML is indented with spaces; a tab is not allowed here.',
  UNEXPECTED_TOKEN: 'This does not belong here.',
  KEY_OVER_1024_CHARS: 'A key must end within 1024 characters.',
};

const missing: readonly (readonly [RegExp, string])[] = [
  [/closing '/, "The closing ' of this string is missing."],
  [/closing "/, 'The closing " of this string is missing.'],
  [/followed by map values/, 'A colon is missing after this key.'],
  [/end with a \]/, 'The closing ] is missing.'],
  [/end with a \}/, 'The closing } is missing.'],
  [/Missing , /, 'A comma is missing between these items.'],
  [/must be separated|white ?space/i, 'A space is missing here.'],
];

/** The message for an error of the YAML parser. */
export function yamlErrorMessage(code: ErrorCode, original: string): string {
  const specific = missing.find(([pattern]) => pattern.test(original))?.[1];
  if (specific && (code === 'MISSING_CHAR' || code === 'BAD_INDENT')) return specific;
  if (code === 'MISSING_CHAR') return 'A character is missing here.';
  return messages[code] ?? 'This is not valid YAML.';
}
