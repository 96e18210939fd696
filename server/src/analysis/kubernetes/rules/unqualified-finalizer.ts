import { defineRule } from '../../core/rule.ts';
import { knownText } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { qualifiedName } from '../model/name-grammar.ts';
import { place } from '../model/place.ts';

/** Reports finalizers that belong to nobody. */
export const unqualifiedFinalizer = defineRule<KubernetesObject>({
  id: 'unqualified-finalizer',
  summary: 'Finalizer has no domain that says whose it is',
  severity: 'error',
  *check(object) {
    if (!strictGroups.has(object.group)) return;
    for (const node of finalizers(object)) {
      const text = knownText(node);
      if (text === undefined) continue;
      const isOwned = text.includes('/') || standard.includes(text);
      if (qualifiedName.accepts(text) && isOwned) continue;
      yield {
        span: node.span,
        message: `"${text}" will be refused, because a finalizer is a name behind a domain, such as example.com/cleanup.`,
      };
    }
  },
});

const finalizers = place('Object metadata.finalizers[]');
const standard = ['kubernetes', 'orphan', 'foregroundDeletion'];

/** The groups whose validation refuses such a name; the others only warn. From the API server, 1.36. */
const strictGroups: ReadonlySet<string> = new Set([
  ...['', 'apps', 'autoscaling', 'batch', 'discovery.k8s.io', 'flowcontrol.apiserver.k8s.io'],
  ...['networking.k8s.io', 'rbac.authorization.k8s.io', 'scheduling.k8s.io', 'storage.k8s.io'],
]);
