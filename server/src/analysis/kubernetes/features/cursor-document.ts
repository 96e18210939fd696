import type { Snapshot } from '../../core/snapshot.ts';
import { type Span, touches } from '../../core/span.ts';
import { createManifest } from '../model/kubernetes-manifests.ts';
import type { Manifest } from '../model/manifest.ts';
import type { YamlMapping, YamlNode } from '../syntax/nodes.ts';
import { parseYaml } from '../syntax/parse-yaml.ts';
import { splitDocuments } from '../syntax/split-documents.ts';

/**
 * The document as it will be when something is typed at the cursor: the word there is replaced by a marker,
 * so that the YAML parser itself says where in the tree the cursor is.
 */
export interface CursorDocument {
  /** The document with the marker in it. */
  readonly manifest: Manifest;
  /** What is being typed. A key may turn out to be an item of a list of values. */
  readonly part: 'key' | 'value';
  /** The word in the real text that a completion replaces. */
  readonly replace: Span;
  /** The word up to the cursor. */
  readonly typed: string;
  /** A colon follows the word, so that a key is being renamed. */
  readonly hasColon: boolean;
  /** A colon stands right before the cursor, and the value needs a space. */
  readonly needsSpace: boolean;
  /** Columns between the indentation of the line and the word: the width of its `- `. */
  readonly dashes: number;
}

const marker = '\uE001';
const keyBefore = /^(\s*(?:-[ \t]+)*)([^\s:#"'{}[\],&*]*)$/;
const valueBefore = /^(\s*(?:-[ \t]+)*[^\s#{}[\]"'][^#{}[\]"']*?:[ \t]+)(["']?[^"'#{}[\],]*)$/;
const colonBefore = /^(\s*)(?:-[ \t]+)*[^\s#{}[\]"':]+:$/;

/** Reads what is being typed at an offset; undefined in comments, in block scalars and in flow collections. */
export function cursorDocument(snapshot: Snapshot, offset: number): CursorDocument | undefined {
  const span = splitDocuments(snapshot.text).findLast((document) => touches(document, offset));
  if (!span) return undefined;
  const text = snapshot.text.slice(span.start, span.end);
  const at = offset - span.start;
  const lineStart = text.slice(0, at).lastIndexOf('\n') + 1;
  const lineEnd = /\r?\n|$/.exec(text.slice(at))?.index ?? 0;
  const word = wordAt(text.slice(lineStart, at), text.slice(at, at + lineEnd));
  if (!word) return undefined;
  const start = lineStart + word.start;
  const end = at + word.rest;
  const placeholder = word.part === 'key' && !word.hasColon ? `${marker}:` : marker;
  const space = word.needsSpace ? ' ' : '';
  const marked = text.slice(0, start) + space + placeholder + text.slice(end);
  return {
    manifest: createManifest(snapshot.uri, marked, span, parseYaml(marked)),
    part: word.part,
    replace: { start: span.start + start, end: span.start + end },
    typed: text.slice(start, at).replace(/^["']/, ''),
    hasColon: word.hasColon,
    needsSpace: word.needsSpace,
    dashes: word.part === 'key' ? word.start - indentOf(text.slice(lineStart, at)) : 0,
  };
}

interface Word {
  readonly part: 'key' | 'value';
  /** Column of the line. */
  readonly start: number;
  /** How much of the word is behind the cursor. */
  readonly rest: number;
  readonly hasColon: boolean;
  readonly needsSpace: boolean;
}

function wordAt(before: string, after: string): Word | undefined {
  const key = keyBefore.exec(before);
  if (key) {
    const rest = /^[^\s:#]*/.exec(after)?.[0].length ?? 0;
    const behind = after.slice(rest);
    const hasColon = /^\s*:(?:\s|$)/.test(behind);
    if (!hasColon && !/^\s*(?:#|$)/.test(behind)) return undefined;
    const start = key[1]?.length ?? 0;
    return { part: 'key', start, rest, hasColon, needsSpace: false };
  }
  const rest = /^[^#]*?(?=\s+#|\s*$)/.exec(after)?.[0].length ?? 0;
  const value = valueBefore.exec(before);
  if (value) {
    const start = value[1]?.length ?? 0;
    return { part: 'value', start, rest, hasColon: false, needsSpace: false };
  }
  if (!colonBefore.test(before) || after.trim() !== '') return undefined;
  return { part: 'value', start: before.length, rest: 0, hasColon: false, needsSpace: true };
}

function indentOf(line: string): number {
  return /^\s*/.exec(line)?.[0].length ?? 0;
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
