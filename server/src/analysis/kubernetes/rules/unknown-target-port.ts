import { defineRule } from '../../core/rule.ts';
import { portsOf } from '../model/edge-options.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { isPort } from '../model/pod-template.ts';
import { podSelectorsOf, selectedPods } from '../model/selectors.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';
import { itemsAt, scalarAt } from '../syntax/access.ts';

/** Reports ports of a Service that lead to no port of the Pods that it selects. */
export const unknownTargetPort = defineRule<KubernetesObject>({
  id: 'unknown-target-port',
  summary: 'Service forwards to a port that its Pods do not declare',
  severity: 'warning',
  scope: 'workspace',
  kinds: ['Service'],
  *check(object, { workspace }) {
    const [selector] = podSelectorsOf(object);
    if (!selector) return;
    const objects = workspaceObjects(workspace);
    const pods = selectedPods(selector, objects);
    const containers = pods.flatMap((pod) => pod.containers);
    if (containers.length === 0 || pods.some((pod) => pod.object.manifest.templated)) return;
    const ports = pods.flatMap((pod) => portsOf(pod, objects)).map(({ port }) => port);
    for (const item of itemsAt(object.node, 'spec', 'ports')) {
      const target = scalarAt(item, 'targetPort') ?? scalarAt(item, 'port');
      const port = target?.value;
      if (!target || (typeof port !== 'string' && typeof port !== 'number')) continue;
      if (ports.some((node) => isPort(node, port))) continue;
      const isName = typeof port === 'string';
      if (!isName && ports.length === 0) continue;
      const [pod] = pods;
      const declared = ports.flatMap(
        (node) => scalarAt(node, isName ? 'name' : 'containerPort') ?? [],
      );
      const owner = `${pod?.object.kind} "${pod?.object.name ?? ''}"`;
      yield {
        span: target.span,
        severity: isName ? 'warning' : 'information',
        message: isName
          ? `No container of ${owner} has a port called "${port}", so the Service will reach nothing.`
          : `No container of ${owner} declares port ${port}, so the Service probably reaches nothing.`,
        related: declared.map((node) => ({
          uri: pod?.object.uri ?? object.uri,
          span: node.span,
          message: `${owner} declares this port.`,
        })),
        ...(scalarAt(item, 'targetPort') && {
          fixes: [...new Set(declared.map(({ text }) => text))].map((text) => ({
            title: `Forward to ${text}`,
            safety: 'unsafe' as const,
            edits: [{ span: target.span, text }],
          })),
        }),
      };
    }
  },
});
