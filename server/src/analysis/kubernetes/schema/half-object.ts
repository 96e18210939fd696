import { isAbsent, pairAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';
import type { Facts } from './facts.ts';
import type { SchemaFinding } from './schema-finding.ts';

/** Tells of a document that is an object but for its `kind` or its `apiVersion`. */
export function halfObject(root: YamlNode | undefined, facts: Facts): SchemaFinding | undefined {
  if (root?.kind !== 'mapping' || root.templated) return undefined;
  const kind = pairAt(root, 'kind');
  const apiVersion = pairAt(root, 'apiVersion');
  const metadata = pairAt(root, 'metadata');
  const first = root.pairs[0];
  if (metadata?.value.kind !== 'mapping' || !first) return undefined;
  if (apiVersion && (!kind || isAbsent(kind.value))) {
    return {
      rule: 'missing-field',
      span: (kind ?? first).key.span,
      message: 'The object needs "kind", so without it the API server refuses the manifest.',
    };
  }
  const name = kind?.value.kind === 'scalar' ? kind.value.text : '';
  const known = facts.kindsNamed(name);
  if (!kind || known.length === 0 || (apiVersion && !isAbsent(apiVersion.value))) return undefined;
  const [only] = new Set(known.map((candidate) => candidate.apiVersion));
  return {
    rule: 'missing-field',
    span: (apiVersion ?? kind).key.span,
    message: 'The object needs "apiVersion", so without it the API server refuses the manifest.',
    ...(only &&
      known.length === 1 &&
      !apiVersion && {
        fixes: [
          {
            title: `Add apiVersion: ${only}`,
            safety: 'safe',
            edits: [
              {
                span: { start: kind.key.span.start, end: kind.key.span.start },
                text: `apiVersion: ${only}\n`,
              },
            ],
          },
        ],
      }),
  };
}
