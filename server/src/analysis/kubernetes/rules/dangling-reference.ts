import type { Severity } from '../../core/finding.ts';
import { folderOf } from '../../core/resolve-uri.ts';
import { defineRule } from '../../core/rule.ts';
import type { Workspace } from '../../core/workspace.ts';
import { clusterKindOf } from '../model/cluster-object.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { type Reference, referencesOf, resolveReference } from '../model/references.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';

/** Reports names of objects, keys and ports that neither the workspace nor the cluster it is deployed to has. */
export const danglingReference = defineRule<KubernetesObject>({
  id: 'dangling-reference',
  summary: 'Nothing in the workspace has the name that is referred to',
  severity: 'warning',
  scope: 'workspace',
  judgesParts: true,
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
      if (resolution.state === 'found') continue;
      const verdict = clusterVerdict(reference, workspace);
      if (verdict === 'found') continue;
      if (verdict === 'unknown' && (resolution.state === 'unknown' || judged.clusterOnly)) continue;
      const candidates = resolution.state === 'missing' ? resolution.candidates : [];
      yield {
        span: reference.node.span,
        severity: judged.severity,
        message:
          verdict === 'missing'
            ? `${missingInWords(reference)} or in the cluster of ${workspace.outside.cluster?.context ?? ''}, so ${judged.consequence}.`
            : `${missingInWords(reference)}, so ${judged.consequence}${judged.elsewhere ?? ' unless the cluster has it'}.`,
        fixes: nearest(reference.name, candidates).map((name) => ({
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
  /** Who else might have it, behind the consequence. */
  readonly elsewhere?: string;
  /** Clusters bring such objects themselves, so that only a cluster can say that one is missing. */
  readonly clusterOnly?: true;
}

const warn = (consequence: string): JudgedEdge => ({ severity: 'warning', consequence });
const inform = (consequence: string): JudgedEdge => ({ severity: 'information', consequence });
const byCluster = (consequence: string): JudgedEdge => ({
  ...warn(consequence),
  clusterOnly: true,
});
const unset = warn('the container will not start');
const unmounted = warn('the Pod will wait for it');

/** What fails when the target is missing. */
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
  'service-account': warn('no Pod will be created'),
  'image-pull-secret': inform('a private image cannot be pulled'),
  'ingress-service': warn('requests will be answered with an error'),
  'ingress-service-port': { ...warn('requests will be answered with an error'), elsewhere: '' },
  'autoscaler-target': warn('nothing will be scaled'),
  'stateful-set-service': inform('its Pods get no names in DNS'),
  'priority-class': byCluster('no Pod will be created'),
  'runtime-class': byCluster('no Pod will be created'),
  'ingress-class': byCluster('no controller will serve it'),
  'claim-storage-class': byCluster('no volume will be made for it'),
  'role-ref': byCluster('it grants nothing'),
};

/** What the cluster that the workspace is deployed to says of a name. */
function clusterVerdict(
  reference: Reference,
  workspace: Workspace,
): 'found' | 'missing' | 'unknown' {
  const { cluster } = workspace.outside;
  const kind = clusterKindOf(reference);
  if (!cluster || kind === undefined) return 'unknown';
  const { name, object } = reference;
  const { uri, namespace } = object;
  const names = cluster.names(kind, namespace);
  if (!names || names.has(name)) return names ? 'found' : 'unknown';
  // Nothing was deployed to a namespace that is not there yet.
  const isNew = namespace !== undefined && !cluster.names('Namespace', undefined)?.has(namespace);
  return isNew || isKustomized(uri, workspace) ? 'unknown' : 'missing';
}

/** Kustomize may give an object another name and namespace than its file says. */
function isKustomized(uri: string, workspace: Workspace): boolean {
  return workspaceObjects(workspace)
    .ofKind('Kustomization')
    .some((kustomization) => uri.startsWith(folderOf(kustomization.uri)));
}

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
