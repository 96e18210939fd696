import { folderOf } from '../../core/resolve-uri.ts';
import { defineRule } from '../../core/rule.ts';
import type { Workspace } from '../../core/workspace.ts';
import { clusterKindOf } from '../model/cluster-object.ts';
import { judgedEdges } from '../model/edges/judged-edges.ts';
import { namespaceOf } from '../model/edges/make-edge.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { withAllUsed } from '../model/kustomize-builds.ts';
import { oncePer } from '../model/once-per.ts';
import { type Reference, referencesOf, resolveReference } from '../model/references.ts';
import { type WorkspaceObjects, workspaceObjects } from '../model/workspace-objects.ts';
import { itemsAt, scalarAt } from '../syntax/access.ts';

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
      if (isReplaced(reference, objects)) continue;
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

/** What the cluster that the workspace is deployed to says of a name. */
function clusterVerdict(
  reference: Reference,
  workspace: Workspace,
): 'found' | 'missing' | 'unknown' {
  const { cluster } = workspace.outside;
  const kind = clusterKindOf(reference);
  if (!cluster || kind === undefined) return 'unknown';
  const { name, object } = reference;
  const { uri } = object;
  const namespace = namespaceOf(reference);
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

/** Whether a kustomization puts another value where the name stands; the paths of fields are compared by their ends. */
function isReplaced({ edge, object }: Reference, { builds }: WorkspaceObjects): boolean {
  const field = edge.path.at(-1) ?? '';
  return [...builds.rootsOf(object).keys()].some((root) =>
    [...withAllUsed(root)].some((layer) => replacedFields(layer.object).has(field)),
  );
}

const replacedFields = oncePer(({ node }: KubernetesObject): ReadonlySet<string> => {
  const targets = itemsAt(node, 'replacements').flatMap((item) => itemsAt(item, 'targets'));
  const paths = targets.flatMap((target) => itemsAt(target, 'fieldPaths'));
  return new Set(paths.flatMap((path) => scalarAt(path)?.text.split('.').at(-1) ?? []));
});

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
