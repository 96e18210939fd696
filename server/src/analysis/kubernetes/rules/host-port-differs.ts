import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { podKinds, podTemplatesOf } from '../model/pod-template.ts';
import { booleanAt, numberAt, scalarAt } from '../syntax/access.ts';

/** Reports host ports that differ from the container's port although both are the host's. */
export const hostPortDiffers = defineRule<KubernetesObject>({
  id: 'host-port-differs',
  summary: 'Host port differs from the container port in the network of the host',
  severity: 'error',
  kinds: podKinds,
  *check(object) {
    for (const { spec, containers } of podTemplatesOf(object)) {
      if (booleanAt(spec, 'hostNetwork') !== true) continue;
      for (const port of containers.flatMap(({ ports }) => ports)) {
        const hostPort = scalarAt(port, 'hostPort');
        const containerPort = numberAt(port, 'containerPort');
        if (!hostPort || containerPort === undefined || hostPort.value === containerPort) continue;
        if (hostPort.value === 0 || Number(hostPort.value) > 65535) continue;
        yield {
          span: hostPort.span,
          message: `With hostNetwork the container listens on the host itself, so a host port other than ${containerPort} is refused.`,
          fixes: [
            {
              title: `Change to ${containerPort}`,
              safety: 'unsafe',
              edits: [{ span: hostPort.span, text: String(containerPort) }],
            },
          ],
        };
      }
    }
  },
});
