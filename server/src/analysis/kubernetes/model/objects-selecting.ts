import { mappingAt } from '../syntax/access.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { labelsAt, matchesLabels, type PodTemplate } from './pod-template.ts';
import type { WorkspaceObjects } from './workspace-objects.ts';

/**
 * The objects of a kind whose label selector, the field `field` of their spec, may choose a Pod.
 * Conditions besides the labels are taken to hold; an object that names no namespace may be applied to any.
 */
export function objectsSelecting(
  pod: PodTemplate,
  objects: WorkspaceObjects,
  kind: string,
  field: string,
): readonly KubernetesObject[] {
  const { namespace } = pod.object;
  return objects.ofKind(kind).filter((object) => {
    if (object.namespace && namespace && object.namespace !== namespace) return false;
    const selector = mappingAt(object.node, 'spec', field);
    return selector ? matchesLabels(labelsAt(selector, 'matchLabels'), pod.labels) : false;
  });
}
