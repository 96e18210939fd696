import { fieldAt, listAt, mapAt, numberAt, textAt } from './field-at.ts';
import type { KubeObject } from './kube-object.ts';

/** The Service that people would open in a browser, and its port. */
export interface FrontDoor {
  readonly service: KubeObject;
  readonly port: number;
}

/**
 * Finds the front door of a set of objects: the Service behind an Ingress, else the one that is open to the
 * outside, else the only one, else the one with an HTTP port that is named for people.
 */
export function frontDoor(objects: readonly KubeObject[]): FrontDoor | undefined {
  const services = objects.filter(({ kind }) => kind === 'Service');
  const behind = objects.filter(({ kind }) => kind === 'Ingress').flatMap(backendsOf);
  const service =
    services.find(({ metadata }) => behind.includes(metadata.name)) ??
    services.find((candidate) => /^(?:LoadBalancer|NodePort)$/.test(typeOf(candidate))) ??
    (services.length === 1 ? services[0] : undefined) ??
    services.find(({ metadata }) =>
      /^(?:web|www|frontend|front|ui|gateway|proxy)$/.test(metadata.name),
    ) ??
    services.find((candidate) => listAt(candidate, 'spec', 'ports').some(isWebPort));
  if (service === undefined) return undefined;
  const ports = listAt(service, 'spec', 'ports');
  const port = numberAt(ports.find(isWebPort) ?? ports[0], 'port');
  return port === undefined ? undefined : { service, port };
}

function backendsOf(ingress: KubeObject): readonly string[] {
  const paths = listAt(ingress, 'spec', 'rules').flatMap((rule) => listAt(rule, 'http', 'paths'));
  const backends = [
    fieldAt(ingress, 'spec', 'defaultBackend'),
    ...paths.map((path) => fieldAt(path, 'backend')),
  ];
  return backends.flatMap((backend) => textAt(backend, 'service', 'name') ?? []);
}

function isWebPort(port: unknown): boolean {
  return [80, 8080, 443].includes(numberAt(port, 'port') ?? 0) || textAt(port, 'name') === 'http';
}

function typeOf(service: KubeObject): string {
  return mapAt(service, 'spec')['type'] ?? 'ClusterIP';
}
