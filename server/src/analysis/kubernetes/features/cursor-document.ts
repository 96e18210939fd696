import type { Snapshot } from '../../core/snapshot.ts';
import { type Span, touches } from '../../core/span.ts';
import { createManifest } from '../model/kubernetes-manifests.ts';
import type { Manifest } from '../model/manifest.ts';
import type { YamlMapping, YamlNode } from '../syntax/nodes.ts';
import { parseYaml } from '../syntax/parse-yaml.ts';
import { splitDocuments } from '../syntax/split-documents.ts';
import { type CursorWord, cursorWord } from './cursor-word.ts';
import { linesAround } from './lines-around.ts';

/**
 * The document as it will be when something is typed at the cursor: the word there is replaced by a marker,
 * so that the YAML parser itself says where in the tree the cursor is.
 */
export interface CursorDocument
  extends Pick<CursorWord, 'part' | 'quote' | 'hasColon' | 'needsSpace' | 'dashes' | 'flow'> {
  /** The document with the marker in it. */
  readonly manifest: Manifest;
  /** The word in the real text that a completion replaces, without the quote that it starts with. */
  readonly replace: Span;
}

const marker = '\uE001';

/**
 * Reads what is being typed at an offset; empty in comments and in block scalars.
 * A document that is broken elsewhere is read a second time, as the lines around the cursor alone.
 */
export function* cursorDocuments(snapshot: Snapshot, offset: number): Generator<CursorDocument> {
  const span = splitDocuments(snapshot.text).findLast((document) => touches(document, offset));
  if (!span) return;
  const text = snapshot.text.slice(span.start, span.end);
  const word = cursorWord(text, offset - span.start);
  if (!word) return;
  const isNewKey = word.part === 'key' && !word.hasColon;
  const space = word.needsSpace ? ' ' : '';
  const before = text.slice(0, word.start) + space + marker + (isNewKey ? ': ' : '') + word.missing;
  const after = text.slice(word.end);
  const marked = word.missing === '' ? before + after : before + after.replace(/^[^\n]*/, '');
  const { part, quote, hasColon, needsSpace, dashes, flow } = word;
  const replace = {
    start: span.start + word.start + quote.length,
    end: span.start + word.end - closingQuote(text.slice(word.start, word.end), word),
  };
  const known = { part, quote, hasColon, needsSpace, dashes, flow, replace };
  const read = (readable: string): CursorDocument => ({
    ...known,
    manifest: createManifest(snapshot.uri, readable, span, parseYaml(readable)),
  });
  yield read(marked);
  if (!flow) yield read(linesAround(marked, before.length));
}

/** A key brings its own closing quote, because the colon stands behind it. */
function closingQuote(word: string, { quote, part, hasColon }: CursorWord): number {
  const isClosed = quote !== '' && word.length > 1 && word.endsWith(quote);
  return isClosed && (part === 'value' || hasColon) ? 1 : 0;
}

/** Where the marker is in a tree. */
export interface MarkerPlace {
  readonly path: readonly (string | number)[];
  /** The mapping whose key it is, or the holder of the value. */
  readonly holder: YamlNode | undefined;
  readonly part: 'key' | 'value';
  readonly node: YamlNode;
}

/** Finds the marker below a node; a key's path leads to the mapping that it belongs to. */
export function markerIn(
  node: YamlNode,
  path: readonly (string | number)[] = [],
  holder?: YamlNode,
): MarkerPlace | undefined {
  if (node.kind === 'scalar') {
    const isHere = node.text === marker && node.style !== 'block';
    return isHere ? { path, holder, part: 'value', node } : undefined;
  }
  if (node.kind === 'sequence')
    return firstOf(node.items, (item, i) => markerIn(item, [...path, i], node));
  return markerInMapping(node, path);
}

function markerInMapping(
  node: YamlMapping,
  path: readonly (string | number)[],
): MarkerPlace | undefined {
  return firstOf(node.pairs, (pair) => {
    if (pair.key.text === marker) return { path, holder: node, part: 'key', node: pair.key };
    return markerIn(pair.value, [...path, pair.name], node);
  });
}

function firstOf<T, R>(
  items: readonly T[],
  find: (item: T, index: number) => R | undefined,
): R | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a key of the marked document is the marker itself. */
export function isMarker(name: string): boolean {
  return name === marker;
}
