import { Composer, type Document, Parser } from 'yaml';
import type { Span } from '../../core/span.ts';
import { convertDocument } from './convert-document.ts';
import { maskTemplates } from './mask-templates.ts';
import type { YamlNode } from './nodes.ts';
import { yamlErrorMessage } from './yaml-error-messages.ts';

/** Why a text is not YAML, in words; the tree is still there as far as it goes. */
export interface YamlError {
  readonly span: Span;
  readonly message: string;
}

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
  const plain = parse(text, false);
  if (!text.includes('{{') || (plain.errors.length === 0 && !plain.hasOddKeys)) {
    return { ...rootOf(plain), errors: plain.errors, templated: false };
  }
  const masked = maskTemplates(text);
  return { ...rootOf(parse(masked.text, masked.hidesLines)), errors: [], templated: true };
}

function rootOf({ root }: Parsed): { root?: YamlNode } {
  return root ? { root } : {};
}

interface Parsed {
  readonly root?: YamlNode;
  readonly errors: readonly YamlError[];
  readonly hasOddKeys: boolean;
}

function parse(text: string, hidesLines: boolean): Parsed {
  const document = compose(text);
  if (document === 'too deep') {
    const span = { start: 0, end: Math.min(text.length, 1) };
    return {
      errors: [{ span, message: 'This document is nested too deeply to be read.' }],
      hasOddKeys: false,
    };
  }
  if (!document) return { errors: [], hasOddKeys: false };
  const errors = document.errors
    .filter((error) => !/directives-end|multiple documents/i.test(error.message))
    .map(({ code, message, pos }) => ({
      span: clip({ start: pos[0], end: pos[1] }, text),
      message: yamlErrorMessage(code, message),
    }));
  const converted = convertDocument(document, hidesLines);
  return {
    ...(converted.root && { root: converted.root }),
    errors: firstOfEachPlace([...errors, ...converted.errors]),
    hasOddKeys: converted.hasOddKeys,
  };
}

/** The first document that has content; the caller has split the others off. */
function compose(text: string): Document.Parsed | undefined | 'too deep' {
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

/** One mistake makes the parser stumble more than once; the first time is what a person can use. */
function firstOfEachPlace(errors: readonly YamlError[]): YamlError[] {
  const sorted = [...errors].sort((a, b) => a.span.start - b.span.start);
  return sorted
    .filter((error, index) => index === 0 || error.span.start > (sorted[index - 1]?.span.end ?? 0))
    .slice(0, mostErrors);
}

function clip({ start, end }: Span, text: string): Span {
  const from = Math.min(Math.max(start, 0), text.length);
  const lineEnd = text.slice(from).search(/[\r\n]/);
  const last = lineEnd < 0 ? text.length : from + lineEnd;
  return { start: from, end: Math.min(Math.max(end, from), Math.max(last, from)) };
}
