import type { Severity } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { type Reference, referencesOf, resolveReference } from '../model/references.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';

/** Reports names of objects, keys and ports that the workspace does not have. */
export const danglingReference = defineRule<KubernetesObject>({
  id: 'dangling-reference',
  summary: 'Nothing in the workspace has the name that is referred to',
  severity: 'warning',
  scope: 'workspace',
  aliases: [
    ...['dangling-ingress', 'ingress-targets-service', 'dangling-horizontalpodautoscaler'],
    ...['horizontalpodautoscaler-has-target', 'non-existent-service-account', 'env-value-from'],
  ],
  *check(object, { workspace }) {
    const objects = workspaceObjects(workspace);
    for (const reference of referencesOf(object)) {
      const judged = judgedEdges[reference.edge.id];
      if (!judged || reference.optional || isGiven(reference)) continue;
      const resolution = resolveReference(reference, objects);
      if (resolution.state !== 'missing') continue;
      yield {
        span: reference.node.span,
        severity: judged.severity,
        message: `${missingInWords(reference)}, so ${judged.consequence}.`,
        fixes: nearest(reference.name, resolution.candidates).map((name) => ({
          title: `Change to "${name}"`,
          safety: 'unsafe',
          edits: [{ span: reference.node.span, text: name }],
        })),
      };
    }
  },
});

interface JudgedEdge {
  readonly severity: Severity;
  readonly consequence: string;
}

const warn = (consequence: string): JudgedEdge => ({ severity: 'warning', consequence });
const inform = (consequence: string): JudgedEdge => ({ severity: 'information', consequence });
const unset = warn('the container will not start unless the cluster has it');
const unmounted = warn('the Pod will wait for it unless the cluster has it');

/** What fails when the target is missing; edges that clusters fill by themselves are left out. */
const judgedEdges: Readonly<Record<string, JudgedEdge>> = {
  'env-config-map': unset,
  'env-secret': unset,
  'env-from-config-map': unset,
  'env-from-secret': unset,
  'env-config-map-key': unset,
  'env-secret-key': unset,
  'volume-config-map': unmounted,
  'volume-secret': unmounted,
  'projected-config-map': unmounted,
  'projected-secret': unmounted,
  'volume-config-map-key': unmounted,
  'volume-secret-key': unmounted,
  'volume-claim': unmounted,
  'service-account': warn('no Pod will be created unless the cluster has it'),
  'image-pull-secret': inform('a private image cannot be pulled unless the cluster has it'),
  'ingress-service': warn('requests will be answered with an error unless the cluster has it'),
  'ingress-service-port': warn('requests will be answered with an error'),
  'autoscaler-target': warn('nothing will be scaled unless the cluster has it'),
  'stateful-set-service': inform('its Pods get no names in DNS unless the cluster has it'),
};

function missingInWords({ edge, name, target, ...place }: Reference): string {
  const noun = typeof edge.noun === 'string' ? edge.noun : edge.noun({ edge, ...place });
  const holder = /^key of (.+)$/.exec(noun)?.[1];
  return holder ? `${holder} has no key "${name}"` : `There is no ${target} in the workspace`;
}

/** The API server makes these in every namespace. */
function isGiven({ edge, name }: Reference): boolean {
  return (
    (edge.id === 'service-account' && name === 'default') ||
    (edge.noun === 'ConfigMap' && name === 'kube-root-ca.crt')
  );
}

/** The names that differ in so little that one of them was probably meant. */
function nearest(name: string, candidates: readonly string[]): readonly string[] {
  const near = candidates.filter((candidate) => differs(candidate, name) <= 2);
  return near.length > 0 ? near : candidates.length === 1 ? candidates : [];
}

/** How many characters differ between the common start and the common end of two names. */
function differs(a: string, b: string): number {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  const shorter = Math.min(a.length, b.length);
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return Math.max(a.length, b.length) - start - end;
}
