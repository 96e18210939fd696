import type { Fix } from '../../core/finding.ts';
import { pairAt, scalarAt } from '../syntax/access.ts';
import { appendField } from './append-field.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import type { Container } from './pod-template.ts';

/** What a container should have and can be given without knowing more of it. */
export type ContainerAddition = keyof typeof additions;

/** The names of all additions, in the order of importance. */
export const containerAdditions = ['readinessProbe', 'livenessProbe', 'resources'] as const;

/** The fix that gives a container a field which it does not have; none where nobody can tell its value. */
export function addToContainer(
  object: Pick<KubernetesObject, 'manifest'>,
  container: Container,
  field: ContainerAddition,
): readonly Fix[] {
  const { title, lines } = additions[field];
  const added = pairAt(container.node, field) ? undefined : lines(container);
  const edit = added && appendField(object, container.node, added);
  return edit ? [{ title, safety: 'unsafe', edits: [edit] }] : [];
}

interface Addition {
  readonly title: string;
  readonly lines: (container: Container) => readonly string[] | undefined;
}

const additions = {
  readinessProbe: { title: 'Add a readiness probe', lines: probe('readinessProbe', 5) },
  livenessProbe: { title: 'Add a liveness probe', lines: probe('livenessProbe', 10) },
  resources: {
    title: 'Add requests and limits',
    lines: () => [
      'resources:',
      ...['  requests:', '    cpu: 100m', '    memory: 128Mi'],
      ...['  limits:', '    memory: 128Mi'],
    ],
  },
} as const satisfies Readonly<Record<string, Addition>>;

/** A probe that opens the first port; only the user knows a path that answers. */
function probe(field: string, period: number) {
  return ({ list, ports }: Container) => {
    const port = scalarAt(ports[0], 'name') ?? scalarAt(ports[0], 'containerPort');
    if (list !== 'containers' || !port) return undefined;
    return [`${field}:`, '  tcpSocket:', `    port: ${port.text}`, `  periodSeconds: ${period}`];
  };
}
