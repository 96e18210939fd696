import { defineRule } from '../../core/rule.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { Workspace } from '../../core/workspace.ts';
import { kubernetesManifests } from '../model/kubernetes-manifests.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import {
  entryAt,
  isKustomization,
  kustomizationFile,
  kustomizationPaths,
} from '../model/kustomization.ts';
import { at, itemsAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';

/** Reports patches that name an object which the kustomization does not take. */
export const patchWithoutTarget = defineRule<KubernetesObject>({
  id: 'patch-without-target',
  summary: 'Patch names an object that the kustomization does not have',
  severity: 'error',
  scope: 'workspace',
  kinds: ['Kustomization', 'Component'],
  *check(object, { workspace }) {
    // A component changes what the kustomization around it takes.
    if (!isKustomization(object) || object.kind === 'Component') return;
    const taken = objectsOf(object, workspace, new Set());
    if (!taken) return;
    const targeted = new Set(
      itemsAt(object.node, 'patches')
        .filter((patch) => at(patch, 'target'))
        .map((patch) => at(patch, 'path')),
    );
    for (const { node, uri, role } of kustomizationPaths(object)) {
      if (role !== 'patch' || targeted.has(node)) continue;
      const patches = find(workspace, uri);
      for (const patch of patches ? manifestsOf(patches) : []) {
        const { kind, name, group } = patch;
        if (name === undefined || patch.manifest.templated) continue;
        if (taken.some((one) => one.kind === kind && one.group === group && one.name === name)) {
          continue;
        }
        yield {
          span: node.span,
          message: `This patch changes ${kind} "${name}", which the kustomization does not have, so kustomize builds nothing.`,
          related: [
            {
              uri,
              span: (patch.nameNode ?? patch.kindNode).span,
              message: 'The patch names it here.',
            },
          ],
        };
      }
    }
  },
});

/** Every object that a kustomization takes from others; undefined when some of them are not known. */
function objectsOf(
  object: KubernetesObject,
  workspace: Workspace,
  seen: Set<string>,
): readonly KubernetesObject[] | undefined {
  if (seen.has(object.uri)) return [];
  seen.add(object.uri);
  const found: KubernetesObject[] = [];
  const paths = new Map<YamlNode, string>(
    kustomizationPaths(object).map(({ node, uri }) => [node, uri]),
  );
  for (const list of ['resources', 'bases', 'components', 'generators', 'helmCharts']) {
    for (const item of itemsAt(object.node, list)) {
      const uri = list === 'generators' ? undefined : paths.get(item);
      const inner = uri === undefined ? undefined : objectsAt(uri, workspace, seen);
      if (!inner) return undefined;
      found.push(...inner);
    }
  }
  return found;
}

function objectsAt(
  uri: string,
  workspace: Workspace,
  seen: Set<string>,
): readonly KubernetesObject[] | undefined {
  const entry = entryAt(workspace, uri);
  const file =
    entry !== 'nothing' && entry?.kind === 'folder' ? kustomizationFile(workspace, uri) : uri;
  const snapshot = file === undefined ? undefined : find(workspace, file);
  if (!snapshot) return undefined;
  const objects = manifestsOf(snapshot);
  const inner = objects.find(isKustomization);
  return inner ? objectsOf(inner, workspace, seen) : objects;
}

function find(workspace: Workspace, uri: string): Snapshot | undefined {
  return workspace.snapshots.find((one) => one.uri === uri && one.language === 'kubernetes');
}

function manifestsOf(snapshot: Snapshot): readonly KubernetesObject[] {
  return kubernetesManifests(snapshot).flatMap(({ objects }) => objects);
}
