import type { Completion, Hover, Location } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { Workspace } from '../../core/workspace.ts';
import { chartValues, valueAt, valuesReferenceAt } from '../model/helm-values.ts';
import { pairAt, pairsAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';

/** The keys of `values.yaml` that can follow what is typed; undefined when the cursor is at no value of a chart. */
export function completeValues(
  snapshot: Snapshot,
  offset: number,
  { files }: Workspace,
): readonly Completion[] | undefined {
  const reference = valuesReferenceAt(snapshot.text, offset);
  const values = reference && chartValues(files, snapshot.uri);
  if (!reference || !values) return undefined;
  const holder = valueAt(values, reference.path.slice(0, -1));
  return pairsAt(holder).map(({ name, value }) => ({
    label: name,
    kind: 'property',
    detail: shown(value),
    replace: reference.keySpan,
    snippet: name,
  }));
}

/** What a value of the chart is unless somebody sets it. */
export function hoverValue(
  snapshot: Snapshot,
  offset: number,
  { files }: Workspace,
): Hover | undefined {
  const reference = valuesReferenceAt(snapshot.text, offset);
  const values = reference && chartValues(files, snapshot.uri);
  if (!reference || !values) return undefined;
  const value = valueAt(values, reference.path);
  const name = `.Values.${reference.path.join('.')}`;
  const text = value
    ? `\`${name}\` is \`${shown(value)}\` in values.yaml`
    : `values.yaml has no \`${name}\``;
  return { span: reference.span, markdown: text };
}

/** Where a value of the chart is set. */
export function valueDefinition(
  snapshot: Snapshot,
  offset: number,
  { files }: Workspace,
): readonly Location[] {
  const reference = valuesReferenceAt(snapshot.text, offset);
  const values = reference && chartValues(files, snapshot.uri);
  if (!reference || !values) return [];
  const key = reference.path.at(-1);
  const pair = pairAt(valueAt(values, reference.path.slice(0, -1)), key ?? '');
  return pair ? [{ uri: values.uri, span: pair.key.span }] : [];
}

function shown(node: YamlNode): string {
  if (node.kind === 'mapping') return '{…}';
  if (node.kind === 'sequence') return `[${node.items.length}]`;
  const line = node.text.split('\n', 1)[0] ?? '';
  return (line.length > 60 ? `${line.slice(0, 60)}…` : line).replaceAll('`', "'") || '""';
}
