import { fieldAt, listAt, mapAt, textAt } from './field-at.ts';
import type { KubeObject } from './kube-object.ts';

/** The label selector of the Pods of an object, as a query; undefined when it selects none. */
export function podSelector(object: KubeObject): string | undefined {
  const spec = fieldAt(object, 'spec', 'selector');
  const labels = object.kind === 'Service' ? mapAt(spec) : mapAt(spec, 'matchLabels');
  const parts = [
    ...Object.entries(labels).map(([name, value]) => `${name}=${value}`),
    ...listAt(spec, 'matchExpressions').map(expression),
  ];
  return parts.length === 0 ? undefined : parts.join(',');
}

function expression(part: unknown): string {
  const key = textAt(part, 'key') ?? '';
  const values = `(${listAt(part, 'values').join(',')})`;
  switch (textAt(part, 'operator')) {
    case 'In':
      return `${key} in ${values}`;
    case 'NotIn':
      return `${key} notin ${values}`;
    case 'DoesNotExist':
      return `!${key}`;
    default:
      return key;
  }
}
