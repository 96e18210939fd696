import type { Span } from '../../core/span.ts';
import type { Workspace } from '../../core/workspace.ts';
import { at } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';
import { parseYaml } from '../syntax/parse-yaml.ts';
import { chartOf } from './helm-chart.ts';

/** A reference such as `.Values.image.tag` inside a template. */
export interface ValuesReference {
  /** From the dot of `.Values` to the end of the last key. */
  readonly span: Span;
  /** The keys behind `.Values`, up to the cursor's key; the last may be unfinished. */
  readonly path: readonly string[];
  /** The key under the cursor. */
  readonly keySpan: Span;
}

/** The `values.yaml` of a chart. */
export interface ChartValues {
  readonly uri: string;
  readonly text: string;
  readonly root: YamlNode | undefined;
}

const reference = /\.Values((?:\.[A-Za-z_][\w-]*)*\.?)/g;

/** The reference to a value under an offset, inside `{{ }}` only. */
export function valuesReferenceAt(text: string, offset: number): ValuesReference | undefined {
  const open = text.lastIndexOf('{{', offset);
  const close = text.indexOf('}}', open);
  if (open < 0 || (close >= 0 && close < offset)) return undefined;
  const template = text.slice(open, close < 0 ? lineEnd(text, offset) : close);
  for (const match of template.matchAll(reference)) {
    const start = open + match.index;
    const end = start + match[0].length;
    if (offset < start || offset > end) continue;
    const before = text.slice(start + '.Values'.length, offset);
    const rest = /^[\w-]*/.exec(text.slice(offset, end))?.[0] ?? '';
    const path = (before + rest).split('.').slice(1);
    const keyStart = offset - (before.length - before.lastIndexOf('.') - 1);
    if (path.length === 0) return undefined;
    const span = { start, end: offset + rest.length };
    return { span, path, keySpan: { start: keyStart, end: offset + rest.length } };
  }
  return undefined;
}

/** The values of the chart that a template belongs to; undefined outside charts. */
export function chartValues(workspace: Workspace, templateUri: string): ChartValues | undefined {
  if (!templateUri.includes('/templates/')) return undefined;
  const [values] = chartOf(workspace, templateUri)?.values ?? [];
  return values && { ...values, root: parseYaml(values.text).root };
}

/** The value at a path, or the mapping that holds its keys. */
export function valueAt(values: ChartValues, path: readonly string[]): YamlNode | undefined {
  return at(values.root, ...path);
}

function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  return feed < 0 ? text.length : feed;
}
