import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { at, itemsAt, numberAt, pairAt, scalarAt, stringAt } from '../syntax/access.ts';

/** Reports node ports of a Service that opens none. */
export const misplacedNodePort = defineRule<KubernetesObject>({
  id: 'misplaced-node-port',
  summary: 'Service has a node port but is of a type that opens none',
  severity: 'error',
  kinds: ['Service'],
  *check(object) {
    for (const spec of specs(object)) {
      const type = stringAt(spec, 'type');
      if (at(spec, 'type') && type !== 'ClusterIP') continue;
      for (const port of itemsAt(spec, 'ports')) {
        const pair = pairAt(port, 'nodePort');
        if (!pair || !numberAt(port, 'nodePort')) continue;
        const typeNode = scalarAt(spec, 'type');
        yield {
          span: pair.key.span,
          message: `A Service of type ${type ?? 'ClusterIP'} opens no port on the nodes, so the object will be refused.`,
          ...(typeNode && {
            fixes: [
              {
                title: 'Change the type to NodePort',
                safety: 'unsafe' as const,
                edits: [{ span: typeNode.span, text: 'NodePort' }],
              },
            ],
          }),
        };
      }
    }
  },
});

const specs = place('Service spec');
