/** A value that JSON can hold in one token. */
export type JsonScalar = string | number | boolean | null;

const words: ReadonlyMap<string, boolean | null> = new Map([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(
    (word) => [word, true] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (word) => [word, false] as const,
  ),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
]);
const longestWord = Math.max(...[...words.keys()].map((word) => word.length));
/** Signs, the dot and the digits come before it, letters behind it. */
const nine = '9'.charCodeAt(0);
const integer = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/**
 * The JSON value of a plain scalar as the API server reads it.
 * It reads YAML 1.1 with the number syntax of Go: `yes` is true, `0644` is 420, `1_000` is 1000.
 */
export function resolvePlain(text: string): JsonScalar {
  const word = text.length > longestWord ? undefined : words.get(text);
  if (word !== undefined) return word;
  if (text.charCodeAt(0) > nine) return text;
  const digits = text.replaceAll('_', '');
  if (integer.test(digits)) return integerOf(digits);
  if (!float.test(text.startsWith('.') ? text : digits)) return text;
  const number = Number(digits);
  return Number.isFinite(number) ? number : text;
}

function integerOf(digits: string): number {
  const sign = digits.startsWith('-') ? -1 : 1;
  const unsigned = digits.replace(/^[-+]/, '');
  const octal = /^0[0-7]+$/.test(unsigned);
  return sign * (octal ? Number.parseInt(unsigned, 8) : Number(unsigned));
}

/** Whether a plain scalar is a number of YAML that JSON, and so the API server, does not have. */
export function isBeyondJson(text: string): boolean {
  return /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/.test(text);
}

/** The JSON value of a scalar with an explicit tag such as `!!str`. */
export function resolveTagged(tag: string, text: string): JsonScalar {
  if (/^(?:!!|tag:yaml\.org,2002:)(?:int|float|bool|null)$/.test(tag)) return resolvePlain(text);
  return text;
}
