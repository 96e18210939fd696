import type { Edit } from '../../core/edit.ts';
import type { Fix } from '../../core/finding.ts';
import type { Span } from '../../core/span.ts';
import type { YamlMapping, YamlNode, YamlPair } from '../syntax/nodes.ts';
import type { KubernetesObject } from './kubernetes-object.ts';

type InManifest = Pick<KubernetesObject, 'manifest'>;

/** Removes fields of a mapping, with their lines; undefined where that would leave nothing, or text of another place. */
export function removeFields(
  object: InManifest,
  mapping: YamlMapping,
  pairs: readonly YamlPair[],
): readonly Edit[] | undefined {
  const { length } = [...mapping.pairs, ...mapping.duplicates];
  if (pairs.length === 0 || pairs.length >= length) return undefined;
  const isHere = (pair: YamlPair) => !pair.merged && contains(mapping.span, pair.span);
  if (!mapping.pairs.every(isHere)) return undefined;
  const spans = pairs.map((pair) =>
    mapping.flow ? flowSpan(mapping, pair) : blockSpan(object, mapping, pair),
  );
  return spans.map((span) => ({ span, text: '' }));
}

/** The fix that removes one field, if that can be done. */
export function removal(
  object: InManifest,
  mapping: YamlNode | undefined,
  pair: YamlPair,
  safety: Fix['safety'] = 'unsafe',
): readonly Fix[] {
  const edits = mapping?.kind === 'mapping' && removeFields(object, mapping, [pair]);
  return edits ? [{ title: `Remove "${pair.name}"`, safety, edits }] : [];
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** With the comma that stands between it and its neighbour. */
function flowSpan({ pairs }: YamlMapping, pair: YamlPair): Span {
  const index = pairs.indexOf(pair);
  const next = pairs[index + 1];
  const before = pairs[index - 1];
  if (next) return { start: pair.span.start, end: next.span.start };
  return { start: before?.span.end ?? pair.span.start, end: pair.span.end };
}

/** Whole lines; the first field of an item leaves its place behind the dash to the next one. */
function blockSpan({ manifest }: InManifest, { pairs }: YamlMapping, pair: YamlPair): Span {
  const { text, span } = manifest;
  const start = pair.key.span.start - span.start;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const next = pairs[pairs.indexOf(pair) + 1];
  const isAlone = text.slice(lineStart, start).trim() === '';
  if (!isAlone && next) return { start: pair.span.start, end: next.span.start };
  const end = pair.span.end - span.start;
  const rest = text[end - 1] === '\n' ? '' : (/^[^\n]*(?:\n|$)/.exec(text.slice(end))?.[0] ?? '');
  // The last line of a file may have no end of its own.
  const isOpen = rest !== '' ? !rest.endsWith('\n') : text[end - 1] !== '\n';
  const before = isOpen ? (/\r?\n$/.exec(text.slice(0, lineStart))?.[0].length ?? 0) : 0;
  return { start: span.start + lineStart - before, end: span.start + end + rest.length };
}
