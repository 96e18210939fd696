import type { Span } from '../../core/span.ts';
import { allButErrors, type Suppression } from '../../core/suppressions.ts';
import { pairsAt } from '../syntax/access.ts';
import type { YamlPair } from '../syntax/nodes.ts';
import type { KubernetesObject } from './kubernetes-object.ts';

/** The annotations by which an object is spared the findings of other linters; each counts for the whole object. */
export function ignoringAnnotations({ node, span }: KubernetesObject): readonly Suppression[] {
  return pairsAt(node, 'metadata', 'annotations').flatMap((pair) => {
    const form = forms.find(({ name }) => name.test(pair.name));
    const ignored = form?.ignored(pair) ?? [];
    if (!form || ignored.length === 0) return [];
    const ids = ignored.map(({ id }) => id);
    const idSpans = ignored.map((one) => one.span);
    return [{ ids, idSpans, covers: span, tool: form.tool, reportUnused: ids[0] !== allButErrors }];
  });
}

/** An annotation of another linter. */
interface Form {
  readonly name: RegExp;
  readonly tool: string;
  ignored(pair: YamlPair): readonly Ignored[];
}

/** An id that an annotation ignores, and where it says so. */
interface Ignored {
  readonly id: string;
  readonly span: Span;
}

const forms: readonly Form[] = [
  {
    name: /^ignore-check\.kube-linter\.io\//,
    tool: 'kube-linter',
    ignored: ({ name, key }) => [{ id: name.slice(name.indexOf('/') + 1), span: key.span }],
  },
  {
    name: /^kube-linter\.io\/ignore-all$/,
    tool: 'kube-linter',
    ignored: ({ key }) => [{ id: allButErrors, span: key.span }],
  },
  {
    name: /^kube-score\/ignore$/,
    tool: 'kube-score',
    ignored: listedIn,
  },
  {
    name: /^polaris\.fairwinds\.com\/exempt$/,
    tool: 'Polaris',
    ignored: (pair) => (textOf(pair) === 'true' ? [{ id: allButErrors, span: pair.key.span }] : []),
  },
  {
    name: /^polaris\.fairwinds\.com\/.+-exempt$/,
    tool: 'Polaris',
    ignored: (pair) => {
      const id = pair.name.slice(pair.name.indexOf('/') + 1, -'-exempt'.length);
      return textOf(pair) === 'true' ? [{ id, span: pair.key.span }] : [];
    },
  },
  {
    name: /^checkov\.io\/skip\d+$/,
    tool: 'Checkov',
    ignored: (pair) => [{ id: textOf(pair).replace(/=.*/s, '').trim(), span: pair.value.span }],
  },
];

/** The ids of a list with commas, each at its own place where the text stands as it is meant. */
function listedIn(pair: YamlPair): Ignored[] {
  const text = textOf(pair);
  const { start, end } = pair.value.span;
  const quotes = end - start - text.length;
  return [...text.matchAll(/[^\s,]+/g)].map(({ 0: id, index }) => {
    const at = start + quotes / 2 + index;
    return {
      id,
      span: quotes === 0 || quotes === 2 ? { start: at, end: at + id.length } : { start, end },
    };
  });
}

function textOf({ value }: YamlPair): string {
  return value.kind === 'scalar' && !value.templated ? value.text : '';
}
