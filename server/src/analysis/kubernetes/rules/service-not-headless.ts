import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';
import { scalarAt } from '../syntax/access.ts';

/** Reports StatefulSets whose Service gives their Pods no names. */
export const serviceNotHeadless = defineRule<KubernetesObject>({
  id: 'service-not-headless',
  summary: 'Service of a StatefulSet is not headless',
  severity: 'warning',
  scope: 'workspace',
  kinds: ['StatefulSet'],
  aliases: ['statefulset-has-servicename'],
  *check(object, { workspace }) {
    const name = scalarAt(object.node, 'spec', 'serviceName');
    if (!name || name.text === '') return;
    const service = workspaceObjects(workspace)
      .named('Service', name.text)
      .find((one) => one.namespace === object.namespace && !one.manifest.templated);
    const address = scalarAt(service?.node, 'spec', 'clusterIP')?.text;
    if (!service || address === 'None') return;
    yield {
      span: name.span,
      message: `Service "${name.text}" has an address of its own, so the Pods get no names such as ${object.name ?? 'web'}-0.${name.text}.`,
      related: [
        {
          uri: service.uri,
          span: service.nameNode?.span ?? service.kindNode.span,
          message: 'A headless Service has "clusterIP: None".',
        },
      ],
    };
  },
});
