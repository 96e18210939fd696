/** A value of an HCL file; `null` for every expression that is more than a literal. */
export type HclValue = string | null | readonly HclValue[] | { readonly [name: string]: HclValue };

/**
 * The attributes of the blocks `kind "name" { … }` of an HCL file, by their names.
 * Reads literal strings, lists and maps; whatever has to be evaluated is `null`. Total and linear.
 */
export function parseHcl(text: string, kind: string): Record<string, Record<string, HclValue>> {
  const tokens = [...text.matchAll(token)].map(([whole]) => whole).filter((one) => !isComment(one));
  const blocks: Record<string, Record<string, HclValue>> = Object.create(null);
  const reader = { tokens, at: 0, depth: 0 };
  while (reader.at < tokens.length) {
    const [word, name, brace] = tokens.slice(reader.at, reader.at + 3);
    if (word === kind && name?.startsWith('"') && brace === '{') {
      reader.at += 3;
      blocks[unquoted(name) ?? ''] = readBody(reader);
    } else if (word === '{') skipBlock(reader);
    else reader.at++;
  }
  return blocks;
}

const token =
  /#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:\\.|\$\{[^}]*\}|[^"\\\n])*"?|[\w.-]+|\n|[^\s\w]/g;

function isComment(text: string): boolean {
  return text.startsWith('#') || text.startsWith('//') || text.startsWith('/*');
}

/** Nobody nests deeper. */
const deepest = 50;

interface Reader {
  readonly tokens: readonly string[];
  at: number;
  depth: number;
}

/** The attributes up to the brace that closes the block. */
function readBody(reader: Reader): Record<string, HclValue> {
  const body: Record<string, HclValue> = Object.create(null);
  for (let next = take(reader); next !== undefined && next !== '}'; next = take(reader)) {
    if (next === '{') {
      reader.at--;
      skipBlock(reader);
    } else if (reader.tokens[reader.at] === '=' || reader.tokens[reader.at] === ':') {
      reader.at++;
      body[unquoted(next) ?? next] = readValue(reader);
    }
  }
  return body;
}

/** One value, up to what ends it. */
function readValue(reader: Reader): HclValue {
  const start = take(reader);
  let value: HclValue = null;
  reader.depth++;
  if (reader.depth > deepest) skipExpression(reader);
  else if (start === '[') value = readList(reader);
  else if (start === '{') value = readBody(reader);
  else if (start?.startsWith('"')) value = unquoted(start) ?? null;
  reader.depth--;
  const end = reader.tokens[reader.at];
  if (end === undefined || '\n,]}'.includes(end)) return value;
  skipExpression(reader);
  return null;
}

function readList(reader: Reader): HclValue[] {
  const items: HclValue[] = [];
  for (let next = take(reader); next !== undefined && next !== ']'; next = take(reader)) {
    if (next === ',' || next === '\n') continue;
    reader.at--;
    items.push(readValue(reader));
  }
  return items;
}

/** To the end of an expression: the line's end outside of all brackets. */
function skipExpression(reader: Reader): void {
  let depth = 0;
  for (let next = reader.tokens[reader.at]; next !== undefined; next = reader.tokens[reader.at]) {
    if (depth === 0 && '\n,]}'.includes(next)) return;
    if ('([{'.includes(next)) depth++;
    if (')]}'.includes(next)) depth--;
    reader.at++;
  }
}

function skipBlock(reader: Reader): void {
  let depth = 0;
  for (let next = take(reader); next !== undefined; next = take(reader)) {
    if (next === '{') depth++;
    else if (next === '}' && --depth === 0) return;
  }
}

function take(reader: Reader): string | undefined {
  return reader.tokens[reader.at++];
}

/** The text of a string without interpolation; undefined for any other token. */
function unquoted(text: string): string | undefined {
  if (!/^"[\s\S]*"$/.test(text) || text.includes('${') || text.length < 2) return undefined;
  return text.slice(1, -1).replace(/\\(["\\])/g, '$1');
}
