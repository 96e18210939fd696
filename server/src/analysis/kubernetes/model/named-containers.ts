import type { YamlScalar } from '../syntax/nodes.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { oncePer } from './once-per.ts';
import { type Container, type PodTemplate, podTemplatesOf } from './pod-template.ts';

/** A container that is written far enough to have a name, with the Pod that it is part of. */
export interface NamedContainer extends Container {
  readonly name: YamlScalar;
  readonly pod: PodTemplate;
}

/** The init and ordinary containers of an object that have a name, in source order. */
export const namedContainers = oncePer((object: KubernetesObject): readonly NamedContainer[] =>
  podTemplatesOf(object).flatMap((pod) =>
    pod.containers.flatMap((container) => {
      const { list, name } = container;
      return name && list !== 'ephemeralContainers' ? [{ ...container, name, pod }] : [];
    }),
  ),
);

/** The named containers that run as long as their Pod. */
export const mainContainers = oncePer((object: KubernetesObject): readonly NamedContainer[] =>
  namedContainers(object).filter(({ list }) => list === 'containers'),
);
