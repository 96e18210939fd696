import type { Refactoring } from '../../../core/features.ts';
import { touches } from '../../../core/span.ts';
import { insertField } from '../../model/insert-field.ts';
import { type Container, podTemplatesOf } from '../../model/pod-template.ts';
import { pairAt, scalarAt } from '../../syntax/access.ts';
import type { Scene } from './scene.ts';

/** Adds what the container at the cursor does not have: probes for its port, requests and limits. */
export function addToContainer({ object, span }: Scene): readonly Refactoring[] {
  const containers = podTemplatesOf(object).flatMap((pod) => pod.containers);
  const container = containers.find(({ node }) => touches(node.span, span.start));
  if (!container) return [];
  return additions.flatMap(({ title, field, lines }): Refactoring[] => {
    const added = pairAt(container.node, field) ? undefined : lines(container);
    const edit = added && insertField(object, container.node, added);
    return edit ? [{ title, kind: 'rewrite', edits: [edit] }] : [];
  });
}

interface Addition {
  readonly title: string;
  readonly field: string;
  readonly lines: (container: Container) => readonly string[] | undefined;
}

const additions: readonly Addition[] = [
  { title: 'Add a readiness probe', field: 'readinessProbe', lines: probe('readinessProbe', 5) },
  { title: 'Add a liveness probe', field: 'livenessProbe', lines: probe('livenessProbe', 10) },
  {
    title: 'Add requests and limits',
    field: 'resources',
    lines: () => [
      'resources:',
      ...['  requests:', '    cpu: 100m', '    memory: 128Mi'],
      ...['  limits:', '    memory: 128Mi'],
    ],
  },
];

/** A probe that opens the first port; only the user knows a path that answers. */
function probe(field: string, period: number) {
  return ({ list, ports }: Container) => {
    const port = scalarAt(ports[0], 'name') ?? scalarAt(ports[0], 'containerPort');
    if (list !== 'containers' || !port) return undefined;
    return [`${field}:`, '  tcpSocket:', `    port: ${port.text}`, `  periodSeconds: ${period}`];
  };
}
