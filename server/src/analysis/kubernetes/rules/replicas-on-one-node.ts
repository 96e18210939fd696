import type { Fix } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import { insertField } from '../model/insert-field.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { type PodTemplate, podTemplatesOf } from '../model/pod-template.ts';
import { at, pairsAt, scalarAt } from '../syntax/access.ts';

/** Reports Pods of one workload that may all run on one node. */
export const replicasOnOneNode = defineRule<KubernetesObject>({
  id: 'replicas-on-one-node',
  summary: 'All Pods of the workload may run on one node',
  severity: 'hint',
  kinds: ['Deployment', 'StatefulSet'],
  aliases: [
    ...['no-anti-affinity', 'topologySpreadConstraint'],
    ...['deployment-has-host-podantiaffinity', 'statefulset-has-host-podantiaffinity'],
  ],
  optIn: true,
  *check(object) {
    const replicas = scalarAt(object.node, 'spec', 'replicas');
    if (typeof replicas?.value !== 'number' || replicas.value < 2) return;
    for (const pod of podTemplatesOf(object)) {
      if (at(pod.spec, 'affinity', 'podAntiAffinity')) continue;
      if (at(pod.spec, 'topologySpreadConstraints')) continue;
      yield {
        span: replicas.span,
        message:
          'One node may hold all of these Pods and take them with it, because nothing keeps them apart.',
        fixes: spread(pod),
        aliases: [
          ...['no-anti-affinity', 'topologySpreadConstraint'],
          `${object.kind.toLowerCase()}-has-host-podantiaffinity`,
        ],
      };
    }
  },
});

function spread(pod: PodTemplate): Fix[] {
  const labels = pairsAt(pod.object.node, 'spec', 'selector', 'matchLabels');
  const edit =
    labels.length > 0 &&
    insertField(pod.object, pod.spec, [
      'topologySpreadConstraints:',
      '  - maxSkew: 1',
      '    topologyKey: kubernetes.io/hostname',
      '    whenUnsatisfiable: ScheduleAnyway',
      '    labelSelector:',
      '      matchLabels:',
      ...labels.flatMap(({ key, value }) =>
        value.kind === 'scalar'
          ? [`        ${textOf(pod, key.span)}: ${textOf(pod, value.span)}`]
          : [],
      ),
    ]);
  return edit ? [{ title: 'Spread the Pods over the nodes', safety: 'unsafe', edits: [edit] }] : [];
}

function textOf(
  { object }: PodTemplate,
  span: { readonly start: number; readonly end: number },
): string {
  const { text, span: whole } = object.manifest;
  return text.slice(span.start - whole.start, span.end - whole.start);
}
