import type { CodeLens, Location } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { type Workspace, workspaceDerivation } from '../../core/workspace.ts';
import { kubernetesManifests } from '../model/kubernetes-manifests.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { referencesOf, resolveReference } from '../model/references.ts';
import { podSelectorsOf, selectedPods } from '../model/selectors.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';

/** Above the file: apply it. Above each object: who names it or chooses its Pods. */
export function codeLensesOf(snapshot: Snapshot, workspace: Workspace): readonly CodeLens[] {
  const objects = kubernetesManifests(snapshot).flatMap((manifest) => manifest.objects);
  const users = usersOf(workspace);
  const [first] = objects;
  return [
    ...(first
      ? [{ span: lensSpan(first), title: 'Apply', action: { kind: 'apply' as const } }]
      : []),
    ...objects.flatMap((object): CodeLens[] => {
      const locations = users.get(object) ?? [];
      if (locations.length === 0) return [];
      const title = locations.length === 1 ? '1 reference' : `${locations.length} references`;
      const action = { kind: 'show-locations', locations } as const;
      return [{ span: lensSpan(object), title, action }];
    }),
  ];
}

function lensSpan({ apiVersionNode, kindNode }: KubernetesObject) {
  const start = Math.min(apiVersionNode.span.start, kindNode.span.start);
  return start === kindNode.span.start ? kindNode.span : apiVersionNode.span;
}

/** The places of the workspace that refer to an object from another one. */
const usersOf = workspaceDerivation((workspace) => {
  const objects = workspaceObjects(workspace);
  const users = new Map<KubernetesObject, Location[]>();
  const note = (used: KubernetesObject, user: KubernetesObject, location: Location) => {
    if (used === user) return;
    const known = users.get(used);
    if (known) known.push(location);
    else users.set(used, [location]);
  };
  for (const object of objects.all) {
    const { uri } = object;
    for (const reference of referencesOf(object)) {
      const resolution = resolveReference(reference, objects);
      if (resolution.state !== 'found') continue;
      const used = new Set(resolution.targets.map((target) => target.object));
      for (const one of used) note(one, object, { uri, span: reference.node.span });
    }
    for (const selector of podSelectorsOf(object)) {
      const used = new Set(selectedPods(selector, objects).map((pod) => pod.object));
      for (const one of used) note(one, object, { uri, span: selector.node.span });
    }
  }
  return users;
});
