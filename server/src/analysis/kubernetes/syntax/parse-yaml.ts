import { Composer, type Document, Parser, type YAMLParseError } from 'yaml';
import { isTooDeep } from '../../core/is-too-deep.ts';
import type { Span } from '../../core/span.ts';
import { convertDocument } from './convert-document.ts';
import { joinFlowLines } from './join-flow-lines.ts';
import { maskTemplates } from './mask-templates.ts';
import type { YamlNode } from './nodes.ts';
import { readPlainYaml } from './read-plain-yaml.ts';
import { strictErrors } from './strict-errors.ts';
import type { YamlError } from './yaml-error.ts';
import { yamlErrorMessage } from './yaml-error-messages.ts';

/** What is known of one YAML document; its offsets count from the start of its text. */
export interface ParsedYaml {
  /** Absent when the document is empty. */
  readonly root?: YamlNode;
  readonly errors: readonly YamlError[];
  /** It holds templates that YAML alone cannot read; `errors` is then empty. */
  readonly templated: boolean;
}

/** Longer documents are left alone: the API server takes no object of this size. */
const longestDocument = 4_000_000;

/** A text with more errors than this is not YAML that someone is writing. */
const mostErrors = 20;

/** Parses the text of one document; total: any text gives a tree and errors. */
export function parseYaml(text: string): ParsedYaml {
  if (text.length > longestDocument) return { errors: [], templated: false };
  const root = readPlainYaml(text);
  return root ? { root, errors: [], templated: false } : parseYamlFully(text);
}

/** What `parseYaml` gives, by the parser that knows all of YAML. */
export function parseYamlFully(written: string): ParsedYaml {
  const text = written.replace(oddLineEnds, '\n');
  const plain = parse(text, false);
  if (!text.includes('{{') || (plain.errors.length === 0 && !plain.hasOddKeys)) {
    return { ...rootOf(plain), errors: plain.errors, templated: false };
  }
  const masked = maskTemplates(text);
  return { ...rootOf(parse(masked.text, masked.hidesLines)), errors: [], templated: true };
}

/** The API server reads YAML 1.1, to which these end a line as well. */
const oddLineEnds = /\r(?!\n)|[\u0085\u2028\u2029]/g;

function rootOf({ root }: Parsed): { root?: YamlNode } {
  return root ? { root } : {};
}

interface Parsed {
  readonly root?: YamlNode;
  readonly errors: readonly YamlError[];
  readonly hasOddKeys: boolean;
}

function parse(text: string, hidesLines: boolean, retries = 1): Parsed {
  const { document, seen } = composeAsServer(text);
  const keys = document && document !== 'too deep' ? halfKeys(text, document) : [];
  if (keys.length > 0 && retries > 0) {
    const { errors, ...rest } = parse(withColons(text, keys), hidesLines, retries - 1);
    const message = 'A colon is missing after this key.';
    const colons = keys.map((span) => ({ span, message, local: true }));
    return { ...rest, errors: firstOfEachPlace([...colons, ...errors]) };
  }
  if (document === 'too deep') {
    const span = { start: 0, end: Math.min(text.length, 1) };
    return {
      errors: [{ span, message: 'This document is nested too deeply to be read.', local: false }],
      hasOddKeys: false,
    };
  }
  if (!document) return { errors: strictErrors(text), hasOddKeys: false };
  const errors = document.errors
    .filter((error) => isRefused(error, text))
    .map(({ code, message, pos }) => ({
      span: clip({ start: pos[0], end: pos[1] }, text),
      message: yamlErrorMessage(code, message),
      local: /followed by map values/.test(message),
    }));
  const converted = convertDocument(document, hidesLines, seen === text ? undefined : text);
  return {
    ...(converted.root && { root: converted.root }),
    errors: firstOfEachPlace([...errors, ...converted.errors, ...strictErrors(seen)]),
    hasOddKeys: converted.hasOddKeys,
  };
}

/** Whether the API server sees an error of the YAML grammar as one; `#` may stand right behind a string or bracket. */
function isRefused({ message, pos: [start] }: YAMLParseError, text: string): boolean {
  if (/directives-end|multiple documents/i.test(message)) return false;
  const isComment = message.startsWith('Comments must be separated');
  return (
    !isComment || !/(?:["'\]}]|[|>][-+\d]{0,2})$/.test(text.slice(Math.max(0, start - 3), start))
  );
}

/** A document, and the text that the parser saw. */
interface Composed {
  readonly document: ReturnType<typeof compose>;
  readonly seen: string;
}

/** Composes by the looser rules of indentation of the API server where those are what it takes. */
function composeAsServer(text: string): Composed {
  const document = compose(text);
  const asWritten = { document, seen: text };
  if (!document || document === 'too deep' || document.errors.length === 0) return asWritten;
  const joined = joinFlowLines(text);
  const again = joined === undefined ? undefined : compose(joined);
  if (joined === undefined || !again || again === 'too deep') return asWritten;
  return again.errors.length > 0 ? asWritten : { document: again, seen: joined };
}

/** The first document that has content; the caller has split the others off. */
function compose(text: string): Document.Parsed | undefined | 'too deep' {
  if (isTooDeep(text)) return 'too deep';
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
  try {
    let first: Document.Parsed | undefined;
    for (const document of composer.compose(new Parser().parse(text))) {
      first ??= document;
      if (document.contents) return document;
    }
    return first;
  } catch (error) {
    if (error instanceof RangeError) return 'too deep';
    throw error;
  }
}

/**
 * The keys that are being typed above other keys: `typ` above `port: 80` is one key of two lines to the parser.
 */
function halfKeys(text: string, document: Document.Parsed): readonly Span[] {
  return document.errors
    .filter(({ code }) => code === 'MULTILINE_IMPLICIT_KEY')
    .flatMap(({ pos: [start] }) => {
      const word = /^[\w./-]{2,100}(?=[ \t]*\r?\n)/.exec(text.slice(start, start + 200))?.[0];
      return word ? [{ start, end: start + word.length }] : [];
    })
    .slice(0, mostErrors);
}

/** Gives each of these keys a colon in place of its last letter, so that every offset stays. */
function withColons(text: string, keys: readonly Span[]): string {
  let completed = text;
  for (const { end } of keys) completed = `${completed.slice(0, end - 1)}:${completed.slice(end)}`;
  return completed;
}

/** One mistake makes the parser stumble more than once; the first time is what a person can use. */
function firstOfEachPlace(errors: readonly YamlError[]): YamlError[] {
  const sorted = [...errors].sort((a, b) => a.span.start - b.span.start);
  return sorted
    .filter((error, index) => index === 0 || error.span.start > (sorted[index - 1]?.span.end ?? 0))
    .slice(0, mostErrors);
}

/** Keeps a span in the text and on its line. */
function clip({ start, end }: Span, text: string): Span {
  const from = Math.min(Math.max(start, 0), text.length);
  const to = Math.min(Math.max(end, from), text.length, from + 200);
  const lineEnd = text.slice(from, to).search(/[\r\n]/);
  return { start: from, end: lineEnd < 0 ? to : from + lineEnd };
}
