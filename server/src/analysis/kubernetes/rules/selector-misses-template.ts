import type { Finding } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import { headOf } from '../model/head-of.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { labelsAt, type PodTemplate, podKinds, podTemplatesOf } from '../model/pod-template.ts';
import { at, booleanAt, itemsAt, mappingAt, pairAt, scalarAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';

/** Reports workloads whose selector does not match the Pods that they make. */
export const selectorMissesTemplate = defineRule<KubernetesObject>({
  id: 'selector-misses-template',
  summary: 'Selector does not match the labels of the template beside it',
  severity: 'error',
  kinds: podKinds,
  aliases: [
    'mismatching-selector',
    'deployment-pod-selector-labels-match-template-metadata-labels',
    'statefulset-pod-selector-labels-match-template-metadata-labels',
  ],
  check(object) {
    const aliases = ['mismatching-selector', `${object.kind.toLowerCase()}${ofKind}`];
    return [...misses(object)].map((finding) => ({ ...finding, aliases }));
  },
});

/** Behind the name of a kind, what kube-score calls it. */
const ofKind = '-pod-selector-labels-match-template-metadata-labels';

function* misses(object: KubernetesObject): Iterable<Finding> {
  if (!bringsSelector(object)) return;
  const selector = mappingAt(object.node, 'spec', 'selector');
  const [template] = podTemplatesOf(object);
  if (!selector || selector.templated || !template) return;
  const isPlain = object.kind === 'ReplicationController';
  const wanted = isPlain ? labelsAt(selector) : labelsAt(selector, 'matchLabels');
  const expressions = at(selector, 'matchExpressions');
  if (wanted.size === 0 && !expressions && !isPlain && object.kind !== 'Job') {
    yield {
      span: pairAt(mappingAt(object.node, 'spec'), 'selector')?.key.span ?? selector.span,
      message: 'An empty selector matches every Pod, so the object will be refused.',
    };
    return;
  }
  const labels = mappingAt(template.node, 'metadata', 'labels');
  if (labels?.templated) return;
  yield* unmetExpressions(expressions, template.labels);
  for (const [name, value] of wanted) {
    const label = template.labels.get(name);
    if (label?.value === value.value) continue;
    yield {
      span: value.span,
      message: label
        ? `The template says ${name}: ${label.text}, so the selector would never find its own Pods and the object will be refused.`
        : `The template has no label ${name}, so the selector would never find its own Pods and the object will be refused.`,
      related: [
        label
          ? { span: label.span, message: 'The label of the template is here.' }
          : { span: headOf(labels ?? template.node), message: 'The template is here.' },
      ],
      ...(label && {
        fixes: [
          {
            title: `Select ${name}: ${label.text}`,
            safety: 'unsafe' as const,
            edits: [{ span: value.span, text: label.text }],
          },
        ],
      }),
    };
  }
}

/** Of a Job, the server makes the selector unless it is told not to. */
function bringsSelector({ apiVersion, kind, node }: KubernetesObject): boolean {
  const key = `${apiVersion} ${kind}`;
  return key === 'batch/v1 Job'
    ? booleanAt(node, 'spec', 'manualSelector') === true
    : workloads.has(key);
}

const workloads: ReadonlySet<string> = new Set([
  'apps/v1 Deployment',
  'apps/v1 StatefulSet',
  'apps/v1 DaemonSet',
  'apps/v1 ReplicaSet',
  'v1 ReplicationController',
]);

function* unmetExpressions(
  expressions: YamlNode | undefined,
  labels: PodTemplate['labels'],
): Generator<Finding> {
  for (const expression of expressions?.kind === 'sequence' ? expressions.items : []) {
    const key = scalarAt(expression, 'key');
    const operator = scalarAt(expression, 'operator')?.text;
    const values = itemsAt(expression, 'values').map((value) => scalarAt(value)?.text);
    if (!key || !operator) continue;
    const label = labels.get(key.text);
    const isAmong = label !== undefined && values.includes(label.text);
    const unmet =
      (operator === 'In' && values.length > 0 && !isAmong) ||
      (operator === 'NotIn' && isAmong) ||
      (operator === 'Exists' && !label) ||
      (operator === 'DoesNotExist' && label);
    if (!unmet) continue;
    yield {
      span: key.span,
      message: `The template does not satisfy "${key.text} ${operator}", so the selector would never find its own Pods and the object will be refused.`,
      ...(label && {
        related: [{ span: label.span, message: 'The label of the template is here.' }],
      }),
    };
  }
}
