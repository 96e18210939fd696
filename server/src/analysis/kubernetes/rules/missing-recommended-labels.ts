import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { podKinds } from '../model/pod-template.ts';
import { setField } from '../model/set-field.ts';
import { at, mappingAt } from '../syntax/access.ts';

/** Suggests the label by which tools recognise an application. */
export const missingRecommendedLabels = defineRule<KubernetesObject>({
  id: 'missing-recommended-labels',
  summary: 'Object does not say which application it belongs to',
  severity: 'hint',
  kinds: [...podKinds, 'Service', 'Ingress'],
  aliases: ['MTD-recommended-labels'],
  optIn: true,
  *check(object) {
    const { nameNode, node } = object;
    const metadata = mappingAt(node, 'metadata');
    const labels = at(metadata, 'labels');
    if (!nameNode || !metadata || labels?.templated || at(labels, label)) return;
    const edit = setField(object, metadata, ['labels', label], nameNode.text);
    yield {
      span: nameNode.span,
      message: `Dashboards and other tools cannot tell which application this is, because the label ${label} is missing.`,
      ...(edit && {
        fixes: [
          { title: `Add the label ${label}: ${nameNode.text}`, safety: 'unsafe', edits: [edit] },
        ],
      }),
    };
  },
});

const label = 'app.kubernetes.io/name';
