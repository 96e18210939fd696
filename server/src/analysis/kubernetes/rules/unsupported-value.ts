import { defineRule } from '../../core/rule.ts';
import { knownText } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { type Place, place, placeTable } from '../model/place.ts';

/** Reports words that the API server does not know, where the schema allows any text. */
export const unsupportedValue = defineRule<KubernetesObject>({
  id: 'unsupported-value',
  summary: 'Word is none of those that the API server knows here',
  severity: 'error',
  *check(object) {
    for (const [{ accepts, words, refusesEmpty }, node] of valuesOf(object)) {
      const text = knownText(node);
      if (text === undefined || (text === '' && !refusesEmpty) || accepts(text)) continue;
      const meant = words.find((word) => word.toLowerCase() === text.toLowerCase());
      yield {
        span: node.span,
        message: `"${text}" will be refused: the API server knows ${words.join(', ')} here.`,
        ...(meant && {
          fixes: [
            {
              title: `Change to ${meant}`,
              safety: 'safe' as const,
              edits: [{ span: node.span, text: meant }],
            },
          ],
        }),
      };
    }
  },
});

interface ValueRow {
  readonly at: Place;
  readonly accepts: (text: string) => boolean;
  /** What the message lists. */
  readonly words: readonly string[];
  /** Elsewhere an empty text is the default, or missing. */
  readonly refusesEmpty?: boolean;
}

const row = (at: string, ...words: readonly string[]): ValueRow => ({
  at: place(at),
  accepts: (text) => words.includes(text),
  words,
});

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'];
const rbac = 'rbac.authorization.k8s.io';
const podFields = ['metadata.name', 'metadata.namespace', 'metadata.uid'];
const runtimeFields = [
  ...['spec.nodeName', 'spec.serviceAccountName'],
  ...['status.hostIP', 'status.hostIPs', 'status.podIP', 'status.podIPs'],
];
const containerResource = /^(?:limits|requests)\.(?:cpu|memory|ephemeral-storage|hugepages-.+)$/;
const mapField = /^metadata\.(?:labels|annotations)\['[^']+'\]$/;

/** From the validation of each API group, 1.36. */
const valuesOf = placeTable<ValueRow>([
  row('RoleBinding roleRef.kind', 'Role', 'ClusterRole'),
  row('ClusterRoleBinding roleRef.kind', 'ClusterRole'),
  row('RoleBinding|ClusterRoleBinding roleRef.apiGroup', rbac),
  row('RoleBinding|ClusterRoleBinding subjects[].kind', 'ServiceAccount', 'User', 'Group'),
  {
    ...row(
      'HorizontalPodAutoscaler spec.metrics[].type',
      ...['Resource', 'ContainerResource', 'Pods', 'Object', 'External'],
    ),
    refusesEmpty: true,
  },
  {
    ...row(
      'HorizontalPodAutoscaler spec.metrics[].resource|containerResource|pods|object|external.target.type',
      ...['Utilization', 'Value', 'AverageValue'],
    ),
    refusesEmpty: true,
  },
  row('Selector matchExpressions[].operator', ...operators),
  row(
    'Pod affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[].matchExpressions[].operator',
    ...[...operators, 'Gt', 'Lt'],
  ),
  row('Container resizePolicy[].resourceName', 'cpu', 'memory'),
  row('Container volumeMounts[].recursiveReadOnly', 'Disabled', 'Enabled', 'IfPossible'),
  row('Pod os.name', 'linux', 'windows'),
  row('Job spec.podFailurePolicy.rules[].onPodConditions[].status', 'True', 'False', 'Unknown'),
  row('FlowSchema spec.rules[].subjects[].kind', 'User', 'Group', 'ServiceAccount'),
  row('CustomResourceDefinition spec.scope', 'Namespaced', 'Cluster'),
  row('Container restartPolicy', 'Always', 'OnFailure', 'Never'),
  row('Pod volumes[].downwardAPI.items[].fieldRef.apiVersion', 'v1'),
  row(
    'StatefulSet spec.persistentVolumeClaimRetentionPolicy.whenDeleted|whenScaled',
    ...['Retain', 'Delete'],
  ),
  row(
    'HorizontalPodAutoscaler spec.behavior.scaleUp|scaleDown.policies[].type',
    ...['Pods', 'Percent'],
  ),
  row(
    'HorizontalPodAutoscaler spec.behavior.scaleUp|scaleDown.selectPolicy',
    ...['Max', 'Min', 'Disabled'],
  ),
  row('FlowSchema spec.distinguisherMethod.type', 'ByUser', 'ByNamespace'),
  row('CustomResourceDefinition spec.conversion.strategy', 'None', 'Webhook'),
  row(
    'CustomResourceDefinition spec.versions[].additionalPrinterColumns[].type',
    ...['boolean', 'date', 'integer', 'number', 'string'],
  ),
  row(
    'ValidatingAdmissionPolicy spec.validations[].reason',
    ...['Unauthorized', 'Forbidden', 'Invalid', 'RequestEntityTooLarge'],
  ),
  row(
    'ValidatingWebhookConfiguration|MutatingWebhookConfiguration webhooks[].sideEffects',
    ...['None', 'NoneOnDryRun'],
  ),
  {
    at: place('Container env[].valueFrom.resourceFieldRef.resource'),
    accepts: (text) => containerResource.test(text),
    words: ['limits', 'requests'].flatMap((part) =>
      ['cpu', 'memory', 'ephemeral-storage'].map((resource) => `${part}.${resource}`),
    ),
  },
  {
    at: place('Job spec.successPolicy.rules[].succeededIndexes'),
    accepts: isRising,
    words: ['rising indexes such as 0-3,7'],
  },
  {
    at: place('LimitRange spec.limits[].type'),
    accepts: (text) => text.includes('/') || limitTypes.includes(text),
    words: ['Container', 'Pod', 'PersistentVolumeClaim'],
  },
  {
    at: place('Container env[].valueFrom.fieldRef.fieldPath'),
    accepts: (text) =>
      podFields.includes(text) || runtimeFields.includes(text) || mapField.test(text),
    words: [...podFields, ...runtimeFields, "metadata.labels['…']", "metadata.annotations['…']"],
  },
  {
    at: place('Pod volumes[].downwardAPI.items[].fieldRef.fieldPath'),
    accepts: (text) =>
      podFields.includes(text) ||
      text === 'metadata.labels' ||
      text === 'metadata.annotations' ||
      mapField.test(text),
    words: [...podFields, 'metadata.labels', 'metadata.annotations'],
  },
]);

/** Indexes and ranges of them, each behind the one before. */
function isRising(text: string): boolean {
  let last = -1;
  return text.split(',').every((part) => {
    const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    if (from === undefined || Number(from) <= last || Number(to) < Number(from)) return false;
    last = Number(to);
    return true;
  });
}

const limitTypes = ['Container', 'Pod', 'PersistentVolumeClaim'];
