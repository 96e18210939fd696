import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { containerPort, podKinds, podTemplatesOf } from '../model/pod-template.ts';
import { scalarAt } from '../syntax/access.ts';

/** Reports probes of ports that their container does not name. */
export const unknownProbePort = defineRule<KubernetesObject>({
  id: 'unknown-probe-port',
  summary: 'Probe asks a port that the container does not declare',
  severity: 'error',
  kinds: podKinds,
  aliases: ['liveness-port', 'readiness-port', 'startup-port'],
  *check(object) {
    for (const { containers } of podTemplatesOf(object)) {
      for (const container of containers) {
        for (const path of probePorts) {
          const port = scalarAt(container.node, ...path);
          if (!port || typeof port.value === 'boolean' || port.value === null) continue;
          if (containerPort(container, port.value)) continue;
          const isName = typeof port.value === 'string';
          if (!isName && container.ports.length === 0) continue;
          const names = container.ports.flatMap((item) => scalarAt(item, 'name')?.text ?? []);
          yield {
            span: port.span,
            severity: isName ? 'error' : 'information',
            message: isName
              ? `No port of this container is called "${port.text}", so the probe will always fail.`
              : `The container declares no port ${port.text}, so the probe probably asks the wrong one.`,
            fixes: names.map((name) => ({
              title: `Ask the port "${name}"`,
              safety: 'unsafe',
              edits: [{ span: port.span, text: name }],
            })),
          };
        }
      }
    }
  },
});

const probePorts = ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((probe) => [
  [probe, 'httpGet', 'port'],
  [probe, 'tcpSocket', 'port'],
  [probe, 'grpc', 'port'],
]);
