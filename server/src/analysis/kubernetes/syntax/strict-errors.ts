import { type Lexeme, lexemesOf } from './lexemes.ts';
import type { YamlError } from './yaml-error.ts';

/** What kubectl and the API server refuse although YAML 1.2 allows it: their parser is one of YAML 1.1. */
export function strictErrors(text: string): readonly YamlError[] {
  const errors = [...controlCharacters(text), ...directives(text)];
  // JSON goes another way, on which these are allowed.
  if (!mayBeOdd.test(text) || /^\s*\{/.test(text)) return errors;
  return [...errors, ...lexicalErrors(text)];
}

const mayBeOdd = /\t|\\\/|\\u[dD][89a-fA-F]/;
const controlCharacter = /(?![\t\n\r\u0085])\p{Cc}|[\uFFFE\uFFFF]/u;

function controlCharacters(text: string): YamlError[] {
  const at = text.search(controlCharacter);
  if (at < 0) return [];
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  return [
    {
      span: { start: at, end: at + 1 },
      message: `There is a control character here (U+${code}), with which the API server reads no YAML.`,
      local: true,
    },
  ];
}

/** Directives stand above the `---` at which kubectl cuts the file. */
function directives(text: string): YamlError[] {
  const found = /^(?:[ \t]*(?:#.*)?\r?\n)*(%\S+.*)/.exec(text.slice(0, 2000));
  const line = found?.[1]?.trimEnd();
  if (found === null || line === undefined) return [];
  const start = found[0].length - (found[1]?.length ?? 0);
  return [
    {
      span: { start, end: start + line.length },
      message:
        'kubectl takes what stands above "---" for a document of its own, and refuses one that is a directive.',
      local: true,
    },
  ];
}

/** Tabs where a block could be indented, and escapes that YAML 1.1 does not know. */
function lexicalErrors(text: string): YamlError[] {
  const errors: YamlError[] = [];
  const line: Line = { start: 0, indent: 0, isEmpty: true, last: 'other' };
  for (const lexeme of lexemesOf(text)) {
    const { source, start, kind } = lexeme;
    if (kind === 'blank') {
      const tab = source.indexOf('\t');
      if (tab >= 0 && isRefusedTab(start + tab, line, lexeme.depth)) {
        errors.push({
          span: { start: start + tab, end: start + tab + 1 },
          message: tabMessage,
          local: true,
        });
      }
      continue;
    }
    if (kind === 'string' && source.startsWith('"')) errors.push(...badEscapes(source, start));
    goOn(line, lexeme);
  }
  return errors;
}

/** What a line holds so far. */
interface Line {
  start: number;
  /** The column at which the last line with content starts. */
  indent: number;
  isEmpty: boolean;
  /** What the last lexeme with content was, on this line or above. */
  last: 'plain' | 'dash' | 'other';
}

/** A tab may stand between tokens; where a block could start, and in front of a comment there, it may not. */
function isRefusedTab(at: number, { start, indent, isEmpty, last }: Line, depth: number): boolean {
  // A plain scalar may go on in the next line, deeper than where it stands.
  if (isEmpty && last === 'plain') return at - start <= indent;
  return depth === 0 && (isEmpty || last === 'dash');
}

function goOn(line: Line, { source, start, kind, depth }: Lexeme): void {
  const isBlock = kind === 'scalar' && source.endsWith('\n');
  if (kind !== 'newline') {
    if (line.isEmpty && depth === 0) line.indent = start - line.start;
    if (kind === 'scalar' && !isBlock) line.last = 'plain';
    else line.last = source === '-' || source === '?' ? 'dash' : 'other';
  }
  line.isEmpty = kind === 'newline' || isBlock;
  if (line.isEmpty) line.start = start + source.length;
}

function badEscapes(source: string, start: number): YamlError[] {
  const escapes = [...source.matchAll(/\\(?:u[dD][89a-fA-F][\da-fA-F]{2}|[\s\S])/g)];
  return escapes
    .filter(([text]) => text === '\\/' || text.length > 2)
    .map(({ 0: text, index }) => ({
      span: { start: start + index, end: start + index + text.length },
      message: escapeMessage,
      local: true,
    }));
}

const tabMessage = 'YAML is indented with spaces; a tab is not allowed here.';
const escapeMessage =
  'The API server knows no such escape in a double-quoted string; write the character itself.';
