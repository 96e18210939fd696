import { type FileView, fileDerivation } from '../../core/file-view.ts';
import type { Span } from '../../core/span.ts';
import { at } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';
import { parseYaml } from '../syntax/parse-yaml.ts';

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
export function chartValues(files: FileView, templateUri: string): ChartValues | undefined {
  const folder = /^(.*)\/templates\/.*$/.exec(templateUri)?.[1];
  return folder === undefined ? undefined : valuesOf(files, folder);
}

/** The value at a path, or the mapping that holds its keys. */
export function valueAt(values: ChartValues, path: readonly string[]): YamlNode | undefined {
  return at(values.root, ...path);
}

const valuesOf = fileDerivation<ChartValues | undefined>((files, folder) => {
  const names = files.listFolder(folder)?.map(({ name }) => name) ?? [];
  if (!names.includes('Chart.yaml')) return undefined;
  const uri = `${folder}/values.yaml`;
  const text = files.readText(uri);
  return text === undefined ? undefined : { uri, text, root: parseYaml(text).root };
});

function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  return feed < 0 ? text.length : feed;
}
