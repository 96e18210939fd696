import { ClusterError } from './cluster-error.ts';
import { fieldAt, listAt, numberAt, textAt } from './field-at.ts';
import type { KubeObject } from './kube-object.ts';

/** A ready Pod, the newest first; throws ClusterError `unavailable` when none is ready. */
export function readyPod(pods: readonly KubeObject[], owner: string): KubeObject {
  const ready = pods
    .filter((pod) => pod.metadata.deletionTimestamp === undefined && isReady(pod))
    .sort((a, b) => created(b).localeCompare(created(a)));
  const [pod] = ready;
  if (pod === undefined) {
    throw new ClusterError('unavailable', `${owner} has no Pod that is ready.`);
  }
  return pod;
}

/** The container port that a port of a Service leads to in a Pod. */
export function podPortOfService(service: KubeObject, port: number, pod: KubeObject): number {
  const entry = listAt(service, 'spec', 'ports').find(
    (candidate) => numberAt(candidate, 'port') === port,
  );
  const target = fieldAt(entry, 'targetPort') ?? port;
  return typeof target === 'number' ? target : (namedPort(pod, String(target)) ?? port);
}

/** The ports that an object offers, with their names. */
export function offeredPorts(
  object: KubeObject,
): readonly { readonly port: number; readonly name?: string }[] {
  const entries =
    object.kind === 'Service'
      ? listAt(object, 'spec', 'ports').map((entry) => ({ entry, port: numberAt(entry, 'port') }))
      : podContainers(object).flatMap((container) =>
          listAt(container, 'ports').map((entry) => ({
            entry,
            port: numberAt(entry, 'containerPort'),
          })),
        );
  return entries.flatMap(({ entry, port }) => {
    if (port === undefined || (textAt(entry, 'protocol') ?? 'TCP') !== 'TCP') return [];
    const name = textAt(entry, 'name');
    return [name === undefined ? { port } : { port, name }];
  });
}

function namedPort(pod: KubeObject, name: string): number | undefined {
  for (const container of podContainers(pod)) {
    const found = listAt(container, 'ports').find((port) => textAt(port, 'name') === name);
    if (found !== undefined) return numberAt(found, 'containerPort');
  }
  return undefined;
}

function podContainers(object: KubeObject): readonly unknown[] {
  return object.kind === 'Pod'
    ? listAt(object, 'spec', 'containers')
    : listAt(object, 'spec', 'template', 'spec', 'containers');
}

function isReady(pod: KubeObject): boolean {
  return listAt(pod, 'status', 'conditions').some(
    (condition) => textAt(condition, 'type') === 'Ready' && textAt(condition, 'status') === 'True',
  );
}

function created(pod: KubeObject): string {
  return pod.metadata.creationTimestamp ?? '';
}
