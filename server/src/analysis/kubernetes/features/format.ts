import { type Document, isMap, isSeq, parseDocument, visit } from 'yaml';
import type { Edit } from '../../core/edit.ts';
import type { FormatOptions } from '../../core/features.ts';
import type { Span } from '../../core/span.ts';
import type { Manifest } from '../model/manifest.ts';

/**
 * Lays out the documents that a span touches: indentation, blanks, blank lines. Comments, quotes, flow style and
 * the indentation of lists stay as they were. A document with errors or templates is left alone, and so is one that
 * would mean something else.
 */
export function formatManifests(
  manifests: readonly Manifest[],
  span: Span,
  { tabSize }: FormatOptions,
): readonly Edit[] {
  return manifests.flatMap((manifest) => {
    const { start, end } = manifest.span;
    if (manifest.errors.length > 0 || manifest.templated || !manifest.root) return [];
    if (end < span.start || span.end < start || manifest.text.includes('\t')) return [];
    const formatted = layOut(manifest.text, tabSize);
    if (formatted === undefined || formatted === manifest.text) return [];
    return [smallest(manifest.text, formatted, start)];
  });
}

/** The text in its layout; undefined when the layout would change what it says. */
function layOut(whole: string, tabSize: number): string | undefined {
  // What stands behind `---` on its line stays there.
  const lead = /^[ ]*(?:#[^\r\n]*)?\r?\n/.exec(whole)?.[0] ?? '';
  const text = whole.slice(lead.length);
  if (lead === '' && /^\s/.test(text)) return undefined;
  const formatted = print(text, tabSize);
  if (formatted === undefined || print(formatted, tabSize) !== formatted) return undefined;
  const isSame = meaning(formatted) === meaning(text) && comments(formatted) === comments(text);
  return isSame ? lead + formatted : undefined;
}

function print(text: string, tabSize: number): string | undefined {
  const document = parseDocument(text, options);
  if (document.errors.length > 0 || hasBareKeys(document)) return undefined;
  const isWindows = text.includes('\r\n');
  const printed = document.toString({
    lineWidth: 0,
    // More than four spaces are meant for code, not for data.
    indent: Math.min(Math.max(tabSize, 2), 4),
    indentSeq: indentsLists(text),
    flowCollectionPadding: !/[[{]\S/.test(text),
  });
  return isWindows ? printed.replaceAll('\n', '\r\n') : printed;
}

/** Keys without a colon, as in `? a`, have no value that could be printed as text. */
function hasBareKeys(document: Document.Parsed): boolean {
  let found = false;
  visit(document, {
    Pair(_, { key, value }) {
      if (key !== null && value !== null) return undefined;
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

/** Scalars are texts here, so that `0644` and `yes` stay as they are written. */
const options = { schema: 'failsafe', keepSourceTokens: false } as const;

/** Whether the first list below a key stands further to the right than the key. */
function indentsLists(text: string): boolean {
  const [, key = '', dash = ''] = /^([ ]*)[^\s#-][^\n]*:[ ]*\r?\n([ ]*)- /m.exec(text) ?? [];
  return dash.length > key.length;
}

function meaning(text: string): string {
  const document = parseDocument(text, options);
  const shape: unknown[] = [];
  visit(document, (key, node) => {
    shape.push([typeof key === 'number' ? key : String(key), shapeOf(node)]);
  });
  return JSON.stringify(shape);
}

function shapeOf(node: unknown): unknown {
  if (isMap(node)) return ['map', node.flow === true, node.anchor, node.tag];
  if (isSeq(node)) return ['list', node.flow === true, node.anchor, node.tag];
  const { value, type, anchor, source } = (node ?? {}) as Record<string, unknown>;
  const isText = typeof value === 'string';
  return isText ? [value, type, anchor] : [source, anchor];
}

function comments(text: string): string {
  return (text.match(/(?:^|\s)#[^\r\n]*/g) ?? []).map((comment) => comment.trim()).join('\n');
}

/** One edit without what both texts begin and end with. */
function smallest(before: string, after: string, start: number): Edit {
  let head = 0;
  while (head < before.length && before[head] === after[head]) head++;
  let tail = 0;
  const longest = Math.min(before.length, after.length) - head;
  while (tail < longest && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return {
    span: { start: start + head, end: start + before.length - tail },
    text: after.slice(head, after.length - tail),
  };
}
