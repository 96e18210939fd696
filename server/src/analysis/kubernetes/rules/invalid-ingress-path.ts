import { defineRule } from '../../core/rule.ts';
import { knownScalar } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { at, stringAt } from '../syntax/access.ts';

/** Reports Ingress paths that the API server refuses. */
export const invalidIngressPath = defineRule<KubernetesObject>({
  id: 'invalid-ingress-path',
  summary: 'Path of an Ingress does not begin with a slash or holds an odd sequence',
  severity: 'error',
  kinds: ['Ingress'],
  *check(object) {
    for (const rule of paths(object)) {
      if (stringAt(rule, 'pathType') === 'ImplementationSpecific') continue;
      const node = at(rule, 'path');
      const path = knownScalar(node)?.value;
      if (!node || typeof path !== 'string') continue;
      if (!path.startsWith('/')) {
        yield {
          span: node.span,
          message: 'A path must begin with "/", so the object will be refused.',
          fixes: [
            {
              title: `Change to "/${path}"`,
              safety: 'unsafe',
              edits: [{ span: node.span, text: `/${path}` }],
            },
          ],
        };
        continue;
      }
      const odd = oddSequences.find((sequence) => path.toLowerCase().includes(sequence));
      const end = oddEnds.find((sequence) => path.endsWith(sequence));
      if (!odd && !end) continue;
      yield {
        span: node.span,
        message: `A path may not ${odd ? 'hold' : 'end with'} "${odd ?? end}", so the object will be refused.`,
      };
    }
  },
});

const paths = place('Ingress spec.rules[].http.paths[]');
const oddSequences = ['//', '/./', '/../', '%2f'];
const oddEnds = ['/..', '/.'];
