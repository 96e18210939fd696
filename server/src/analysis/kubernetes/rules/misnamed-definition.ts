import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { dnsSubdomain } from '../model/name-grammar.ts';
import { isBuiltIn } from '../model/place.ts';
import { stringAt } from '../syntax/access.ts';

/** Reports definitions of custom resources whose name is not made of plural and group. */
export const misnamedDefinition = defineRule<KubernetesObject>({
  id: 'misnamed-definition',
  summary: 'Name of a CustomResourceDefinition is not its plural and group',
  severity: 'error',
  kinds: ['CustomResourceDefinition'],
  *check(object) {
    const { name, nameNode, node } = object;
    if (!isBuiltIn(object) || !nameNode) return;
    const plural = stringAt(node, 'spec', 'names', 'plural');
    const group = stringAt(node, 'spec', 'group');
    const wanted = `${plural}.${group}`;
    if (plural === undefined || group === undefined || name === wanted) return;
    if (name === undefined || !dnsSubdomain.accepts(name)) return;
    yield {
      span: nameNode.span,
      message: `A CustomResourceDefinition is called like its plural and group, so any name but "${wanted}" is refused.`,
      fixes: [
        {
          title: `Rename to "${wanted}"`,
          safety: 'safe',
          edits: [{ span: nameNode.span, text: wanted }],
        },
      ],
    };
  },
});
