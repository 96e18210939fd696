import { defineRule } from '../../core/rule.ts';
import { knownNumber } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { podKinds } from '../model/pod-template.ts';

/** Reports ports of containers that only root may open on many systems. */
export const privilegedPort = defineRule<KubernetesObject>({
  id: 'privileged-port',
  summary: 'Container listens where only root may on many systems',
  severity: 'hint',
  kinds: podKinds,
  aliases: ['privileged-ports', 'KBP113'],
  optIn: true,
  *check(object) {
    for (const node of ports(object)) {
      const port = knownNumber(node);
      if (port === undefined || port <= 0 || port >= 1024) continue;
      yield {
        span: node.span,
        message: `Port ${port} is one of those below 1024 that many systems give only to root; a Service can offer it and send to a higher one.`,
      };
    }
  },
});

const ports = place('Container ports[].containerPort');
