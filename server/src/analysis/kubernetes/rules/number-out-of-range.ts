import { defineRule } from '../../core/rule.ts';
import { knownNumber } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { type Place, place, placeTable } from '../model/place.ts';

/** Reports numbers outside the range that the API server accepts. */
export const numberOutOfRange = defineRule<KubernetesObject>({
  id: 'number-out-of-range',
  summary: 'Number is outside the range that the API server accepts',
  severity: 'error',
  *check(object) {
    for (const [{ what, min, max }, node] of rangesOf(object)) {
      const value = knownNumber(node);
      if (value === undefined || (value >= min && value <= max)) continue;
      yield {
        span: node.span,
        message: `${what} ${value} will be refused, because it must be ${rangeInWords(min, max)}.`,
      };
    }
  },
});

interface RangeRow {
  readonly what: string;
  readonly at: Place;
  readonly min: number;
  readonly max: number;
}

const range = (what: string, at: string, min: number, max: number): RangeRow => ({
  what,
  at: place(at),
  min,
  max,
});
const port = (at: string) => range('Port', at, 1, 65535);
const count = (at: string) => range('The number', at, 0, Number.POSITIVE_INFINITY);
const positive = (at: string) => range('The number', at, 1, Number.POSITIVE_INFINITY);
const user = (at: string) => range('The id', at, 0, 2147483647);

/** From the validation of each API group, 1.36. */
const rangesOf = placeTable<RangeRow>([
  port('Container ports[].containerPort'),
  range('Port', 'Container ports[].hostPort', 0, 65535),
  port('Container livenessProbe|readinessProbe|startupProbe.httpGet|tcpSocket|grpc.port'),
  port('Container lifecycle.postStart|preStop.httpGet|tcpSocket.port'),
  port('Service spec.ports[].port'),
  range('Port', 'Service spec.ports[].targetPort', 0, 65535),
  range('Port', 'Ingress spec.rules[].http.paths[].backend.service.port.number', 0, 65535),
  range('Port', 'Ingress spec.defaultBackend.service.port.number', 0, 65535),
  port('NetworkPolicy spec.ingress|egress[].ports[].port|endPort'),
  count('Deployment|StatefulSet|ReplicaSet|ReplicationController spec.replicas'),
  count('Deployment|StatefulSet|DaemonSet|ReplicaSet spec.minReadySeconds|revisionHistoryLimit'),
  positive('Deployment spec.progressDeadlineSeconds'),
  count('StatefulSet spec.updateStrategy.rollingUpdate.partition'),
  count('Deployment spec.strategy.rollingUpdate.maxSurge|maxUnavailable'),
  count('DaemonSet spec.updateStrategy.rollingUpdate.maxSurge|maxUnavailable'),
  count(
    'Job spec.parallelism|completions|backoffLimit|ttlSecondsAfterFinished|activeDeadlineSeconds',
  ),
  count('CronJob spec.startingDeadlineSeconds|successfulJobsHistoryLimit|failedJobsHistoryLimit'),
  count(
    'CronJob spec.jobTemplate.spec.parallelism|completions|backoffLimit|ttlSecondsAfterFinished|activeDeadlineSeconds',
  ),
  positive('HorizontalPodAutoscaler spec.minReplicas|maxReplicas'),
  positive('HorizontalPodAutoscaler spec.targetCPUUtilizationPercentage'),
  positive(
    'HorizontalPodAutoscaler spec.metrics[].resource|containerResource.target.averageUtilization',
  ),
  range(
    'The number',
    'HorizontalPodAutoscaler spec.behavior.scaleUp|scaleDown.stabilizationWindowSeconds',
    0,
    3600,
  ),
  range(
    'The period',
    'HorizontalPodAutoscaler spec.behavior.scaleUp|scaleDown.policies[].periodSeconds',
    1,
    1800,
  ),
  positive('HorizontalPodAutoscaler spec.behavior.scaleUp|scaleDown.policies[].value'),
  count('PodDisruptionBudget spec.minAvailable|maxUnavailable'),
  count(
    'Container livenessProbe|readinessProbe|startupProbe.initialDelaySeconds|timeoutSeconds|periodSeconds|successThreshold|failureThreshold',
  ),
  range('The threshold', 'Container livenessProbe|startupProbe.successThreshold', 0, 1),
  positive('Container livenessProbe|startupProbe.terminationGracePeriodSeconds'),
  range('The number', 'Pod activeDeadlineSeconds', 1, 2147483647),
  user('Pod securityContext.runAsUser|runAsGroup|fsGroup'),
  user('Pod securityContext.supplementalGroups[]'),
  user('Container securityContext.runAsUser|runAsGroup'),
  range(
    'The time',
    'Pod volumes[].projected.sources[].serviceAccountToken.expirationSeconds',
    600,
    4294967296,
  ),
  positive('Lease spec.leaseDurationSeconds'),
  range('The mode', 'Pod volumes[].configMap|secret|projected|downwardAPI.defaultMode', 0, 0o777),
  range('The mode', 'Pod volumes[].configMap|secret|downwardAPI.items[].mode', 0, 0o777),
  positive('Pod topologySpreadConstraints[].maxSkew|minDomains'),
  range(
    'The weight',
    'Pod affinity.podAffinity|podAntiAffinity|nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[].weight',
    1,
    100,
  ),
  range('The timeout', 'Service spec.sessionAffinityConfig.clientIP.timeoutSeconds', 1, 86400),
  range(
    'The timeout',
    'ValidatingWebhookConfiguration|MutatingWebhookConfiguration webhooks[].timeoutSeconds',
    1,
    30,
  ),
  range(
    'The time',
    'CSIDriver spec.nodeAllocatableUpdatePeriodSeconds',
    10,
    Number.POSITIVE_INFINITY,
  ),
  port('Endpoints subsets[].ports[].port'),
  range('The number', 'FlowSchema spec.matchingPrecedence', 1, 10000),
  count('PriorityLevelConfiguration spec.limited.nominalConcurrencyShares'),
  count('PriorityLevelConfiguration spec.exempt.nominalConcurrencyShares'),
  range('The share', 'PriorityLevelConfiguration spec.limited|exempt.lendablePercent', 0, 100),
  count('Container lifecycle.postStart|preStop.sleep.seconds'),
  range('The priority', 'PriorityClass value', -2147483648, 1000000000),
]);

function rangeInWords(min: number, max: number): string {
  return max === Number.POSITIVE_INFINITY ? `at least ${min}` : `between ${min} and ${max}`;
}
