import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { isBuiltIn } from '../model/place.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';

/** Reports objects that another one of the same folder overwrites. */
export const duplicateObject = defineRule<KubernetesObject>({
  id: 'duplicate-object',
  summary: 'Two objects of one folder have the same kind and name',
  severity: 'warning',
  scope: 'workspace',
  *check(object, { workspace }) {
    const { name, nameNode, kind, uri, span, namespace } = object;
    if (name === undefined || !nameNode || !isBuiltIn(object)) return;
    const first = workspaceObjects(workspace)
      .named(kind, name)
      .find(
        (other) =>
          other.group === object.group &&
          other.namespace === namespace &&
          folderOf(other.uri) === folderOf(uri) &&
          !other.manifest.templated,
      );
    if (!first || (first.uri === uri && first.span.start === span.start)) return;
    yield {
      span: nameNode.span,
      message: `There is another ${kind} "${name}", so whichever is applied last overwrites the other.`,
      related: [
        {
          uri: first.uri,
          span: first.nameNode?.span ?? first.span,
          message: 'The other one is here.',
        },
      ],
    };
  },
});

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}
