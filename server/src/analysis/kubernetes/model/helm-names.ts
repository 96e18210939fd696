import { type Span, touches } from '../../core/span.ts';
import type { YamlNode, YamlScalar } from '../syntax/nodes.ts';
import { type ParsedYaml, parseYaml } from '../syntax/parse-yaml.ts';
import type { ChartFile, HelmChart } from './helm-chart.ts';

/** A name in a chart: a value by its keys, or a template that others include. */
export type HelmName =
  | { readonly kind: 'value'; readonly path: readonly string[] }
  | { readonly kind: 'template'; readonly name: string };

/** A place where a name of a chart stands. */
export interface HelmUse {
  readonly name: HelmName;
  readonly uri: string;
  /** The last key of the value, or the name between its quotes. */
  readonly span: Span;
  readonly role: 'defines' | 'uses';
}

/** Every place of a chart where a value or a template is named. */
export function helmUsesOf({ templates, values }: HelmChart): readonly HelmUse[] {
  return [...values.flatMap(valuesIn), ...templates.flatMap(usesIn)];
}

/** The places of a template where values and templates are named. */
export function usesIn({ uri, text }: ChartFile): readonly HelmUse[] {
  const uses: HelmUse[] = [];
  for (const action of text.matchAll(/\{\{[\s\S]*?(?:\}\}|$)/g)) {
    for (const match of action[0].matchAll(valueReference)) {
      let end = action.index + match.index + '.Values'.length;
      const path: string[] = [];
      for (const key of (match[1] ?? '').split('.').slice(1)) {
        const start = end + 1;
        end = start + key.length;
        path.push(key);
        uses.push({
          name: { kind: 'value', path: [...path] },
          uri,
          span: { start, end },
          role: 'uses',
        });
      }
    }
    for (const match of action[0].matchAll(templateReference)) {
      const [whole, keyword, name = ''] = match;
      const start = action.index + match.index + whole.length - name.length - 1;
      const role = keyword === 'define' || keyword === 'block' ? 'defines' : 'uses';
      const span = { start, end: start + name.length };
      uses.push({ name: { kind: 'template', name }, uri, span, role });
    }
  }
  return uses;
}

const valueReference = /\.Values((?:\.[A-Za-z_][\w]*)+)/g;
const templateReference = /\b(define|block|include|template)[ \t]+"([^"\n]+)"/g;

/** The keys of a file of values. */
export function valuesIn({ uri, text }: ChartFile): readonly HelmUse[] {
  const uses: HelmUse[] = [];
  const visit = (node: YamlNode | undefined, above: readonly string[]) => {
    if (node?.kind !== 'mapping' || above.length > deepest) return;
    for (const { key, name, value, merged } of node.pairs) {
      if (merged) continue;
      const path = [...above, name];
      uses.push({ name: { kind: 'value', path }, uri, span: innerSpan(key), role: 'defines' });
      visit(value, path);
    }
  };
  visit(parsed(text).root, []);
  return uses;
}

const deepest = 12;

function innerSpan({ span, style }: YamlScalar): Span {
  const quote = style === 'plain' ? 0 : 1;
  return { start: span.start + quote, end: span.end - quote };
}

let last: { readonly text: string; readonly yaml: ParsedYaml } | undefined;

/** One file is asked for its keys again and again. */
function parsed(text: string): ParsedYaml {
  if (last?.text !== text) last = { text, yaml: parseYaml(text) };
  return last.yaml;
}

/** Whether two names mean the same. */
export function isSameName(a: HelmName, b: HelmName): boolean {
  if (a.kind === 'template') return b.kind === 'template' && a.name === b.name;
  return (
    b.kind === 'value' && a.path.length === b.path.length && a.path.join('.') === b.path.join('.')
  );
}

/** The name under an offset, among the uses of its file. */
export function useAt(uses: readonly HelmUse[], offset: number): HelmUse | undefined {
  return uses.find(({ span }) => touches(span, offset));
}
