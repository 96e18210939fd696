import type { DocumentSymbol, FoldingRange, SymbolKind } from '../../core/features.ts';
import type { Span } from '../../core/span.ts';
import type { Manifest } from '../model/manifest.ts';
import { scalarAt } from '../syntax/access.ts';
import type { YamlNode, YamlPair } from '../syntax/nodes.ts';

/** The outline: `Kind/name` for each document, then its fields. */
export function symbolsOf(manifests: readonly Manifest[]): readonly DocumentSymbol[] {
  return manifests.flatMap(({ root, objects }) => {
    if (!root) return [];
    const object = objects[0];
    const children = childrenOf(root);
    if (!object) return children;
    const name = object.name === undefined ? object.kind : `${object.kind}/${object.name}`;
    const selection = (object.nameNode ?? object.kindNode).span;
    return [
      {
        name,
        detail: object.namespace ?? '',
        kind: 'module' as const,
        span: hull(root.span, selection),
        selection,
        children,
      },
    ];
  });
}

function childrenOf(node: YamlNode): DocumentSymbol[] {
  if (node.kind === 'mapping') {
    return node.pairs.filter((pair) => !pair.merged && pair.name !== '').map(pairSymbol);
  }
  if (node.kind === 'sequence') return node.items.flatMap(itemSymbol);
  return [];
}

function pairSymbol({ name, key, value, span }: YamlPair): DocumentSymbol {
  return {
    name,
    detail: value.kind === 'scalar' ? short(value.text) : '',
    kind: kindOf(value),
    span,
    selection: key.span,
    children: isInside(value.span, span) ? childrenOf(value) : [],
  };
}

/** An alias shows what stands at its anchor, which is not a part of this place. */
function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function itemSymbol(item: YamlNode, index: number): DocumentSymbol[] {
  const title = scalarAt(item, 'name') ?? (item.kind === 'scalar' ? item : undefined);
  if (item.span.start === item.span.end) return [];
  return [
    {
      name: title && title.text !== '' ? short(title.text) : `${index}`,
      kind: kindOf(item),
      span: item.span,
      selection: title && isInside(title.span, item.span) ? title.span : firstOf(item),
      children: childrenOf(item),
    },
  ];
}

function firstOf({ span }: YamlNode): Span {
  return { start: span.start, end: Math.min(span.start + 1, span.end) };
}

function kindOf(node: YamlNode): SymbolKind {
  if (node.kind === 'mapping') return 'object';
  return node.kind === 'sequence' ? 'array' : 'field';
}

function short(text: string): string {
  const line = text.split(/\r?\n/, 1)[0] ?? '';
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

function hull(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** Each document, each field or item that takes more than one line, and each run of comments. */
export function foldingOf(manifests: readonly Manifest[], text: string): readonly FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const blocks: Span[] = [];
  const add = (span: Span, kind?: FoldingRange['kind']) => {
    const end = span.start + text.slice(span.start, span.end).trimEnd().length;
    const isLong = text.slice(span.start, end).includes('\n');
    if (isLong) ranges.push({ span: { start: span.start, end }, ...(kind && { kind }) });
  };
  const visit = (node: YamlNode) => {
    if (node.kind === 'scalar' && node.style === 'block') blocks.push(node.span);
    if (node.kind === 'sequence') {
      for (const item of node.items) {
        if (item.kind !== 'scalar' && isInside(item.span, node.span)) add(item.span);
        visit(item);
      }
    }
    if (node.kind !== 'mapping') return;
    for (const { span, value, merged } of node.pairs) {
      if (merged || !isInside(value.span, span)) continue;
      add(span);
      visit(value);
    }
  };
  for (const { root } of manifests) {
    if (!root) continue;
    if (manifests.length > 1) add(root.span, 'region');
    visit(root);
  }
  return [...ranges, ...commentRuns(text, blocks)];
}

/** Comments of several lines; what looks like one inside a block of text is text. */
function commentRuns(text: string, blocks: readonly Span[]): readonly FoldingRange[] {
  const starts = new Set(
    blocks.flatMap(({ start, end }) =>
      [...text.slice(start, end).matchAll(/\n/g)].map(({ index }) => start + index + 1),
    ),
  );
  return [...text.matchAll(/(?:^[ \t]*#[^\n]*(?:\n|$)){2,}/gm)].flatMap(({ index, 0: run }) => {
    const end = index + run.trimEnd().length;
    return starts.has(index) ? [] : [{ span: { start: index, end }, kind: 'comment' as const }];
  });
}
