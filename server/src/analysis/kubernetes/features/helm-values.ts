import type { Completion, Hover } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { Workspace } from '../../core/workspace.ts';
import { chartOf, type HelmChart } from '../model/helm-chart.ts';
import { usesIn } from '../model/helm-names.ts';
import { chartValues, valueAt, valuesReferenceAt } from '../model/helm-values.ts';
import { pairsAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';

/** The keys of `values.yaml` that can follow what is typed; undefined when the cursor is at no value of a chart. */
export function completeValues(
  snapshot: Snapshot,
  offset: number,
  workspace: Workspace,
): readonly Completion[] | undefined {
  const reference = valuesReferenceAt(snapshot.text, offset);
  const values = reference && chartValues(workspace, snapshot.uri);
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
  workspace: Workspace,
): Hover | undefined {
  const reference = valuesReferenceAt(snapshot.text, offset);
  const values = reference && chartValues(workspace, snapshot.uri);
  if (!reference || !values) return undefined;
  const value = valueAt(values, reference.path);
  const name = `.Values.${reference.path.join('.')}`;
  const text = value
    ? `\`${name}\` is \`${shown(value)}\` in values.yaml`
    : `values.yaml has no \`${name}\``;
  return { span: reference.span, markdown: text };
}

/** The named templates of a chart behind `include "`, and what Helm gives every template behind a dot. */
export function completeHelmNames(
  snapshot: Snapshot,
  offset: number,
  workspace: Workspace,
): readonly Completion[] | undefined {
  if (!snapshot.uri.includes('/templates/')) return undefined;
  const line = snapshot.text.slice(snapshot.text.lastIndexOf('\n', offset - 1) + 1, offset);
  if (line.lastIndexOf('{{') <= line.lastIndexOf('}}')) return undefined;
  const quoted = /\b(?:include|template)[ \t]+"([^"\n]*)$/.exec(line);
  const dotted = /(?:^|[\s($])\$?\.((?:[A-Z]\w*\.)?)(\w*)$/.exec(line);
  const chart = chartOf(workspace, snapshot.uri);
  if (!chart || (!quoted && !dotted)) return undefined;
  const typed = (quoted ? quoted[1] : dotted?.[2]) ?? '';
  const replace = { start: offset - typed.length, end: offset };
  const names = quoted ? templateNames(chart) : (given[dotted?.[1] ?? ''] ?? []);
  return names.length === 0
    ? undefined
    : names.map((name) => ({ label: name, kind: 'reference', replace, snippet: name }));
}

function templateNames(chart: HelmChart): readonly string[] {
  const names = chart.templates
    .flatMap(usesIn)
    .flatMap(({ name, role }) =>
      name.kind === 'template' && role === 'defines' ? [name.name] : [],
    );
  return [...new Set(names)].sort();
}

/** What Helm gives every template. */
const given: Readonly<Record<string, readonly string[]>> = {
  '': ['Values', 'Release', 'Chart', 'Files', 'Capabilities', 'Template'],
  'Release.': ['Name', 'Namespace', 'Service', 'IsInstall', 'IsUpgrade', 'Revision'],
  'Chart.': ['Name', 'Version', 'AppVersion', 'Description', 'Type', 'Annotations'],
  'Capabilities.': ['KubeVersion', 'APIVersions', 'HelmVersion'],
  'Template.': ['Name', 'BasePath'],
};

function shown(node: YamlNode): string {
  if (node.kind === 'mapping') return '{…}';
  if (node.kind === 'sequence') return `[${node.items.length}]`;
  const line = node.text.split('\n', 1)[0] ?? '';
  return (line.length > 60 ? `${line.slice(0, 60)}…` : line).replaceAll('`', "'") || '""';
}
