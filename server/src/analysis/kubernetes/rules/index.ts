import type { Rule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { autoscalerMinAboveMax } from './autoscaler-min-above-max.ts';
import { autoscalerWithoutRange } from './autoscaler-without-range.ts';
import { autoscalerWithoutRequests } from './autoscaler-without-requests.ts';
import { barePod } from './bare-pod.ts';
import { belowBaseline } from './below-baseline.ts';
import { budgetBlocksEviction } from './budget-blocks-eviction.ts';
import { clusterAdminBinding } from './cluster-admin-binding.ts';
import { conflictingFields } from './conflicting-fields.ts';
import { contradictoryLimitRange } from './contradictory-limit-range.ts';
import { danglingReference } from './dangling-reference.ts';
import { deprecatedServiceAccount } from './deprecated-service-account.ts';
import { duplicateListKey } from './duplicate-list-key.ts';
import { duplicateObject } from './duplicate-object.ts';
import { exceptionOutsideRange } from './exception-outside-range.ts';
import { finishedJobStays } from './finished-job-stays.ts';
import { hostPortDiffers } from './host-port-differs.ts';
import { identicalProbes } from './identical-probes.ts';
import { ignoredRollingUpdate } from './ignored-rolling-update.ts';
import { incompleteSecret } from './incomplete-secret.ts';
import { ingressWithoutTls } from './ingress-without-tls.ts';
import { invalidAddress } from './invalid-address.ts';
import { invalidImageName } from './invalid-image-name.ts';
import { invalidIngressPath } from './invalid-ingress-path.ts';
import { invalidLabel } from './invalid-label.ts';
import { invalidName } from './invalid-name.ts';
import { invalidPercentage } from './invalid-percentage.ts';
import { invalidSchedule } from './invalid-schedule.ts';
import { invalidSelectorExpression } from './invalid-selector-expression.ts';
import { invalidSubPath } from './invalid-sub-path.ts';
import { jobWithSelector } from './job-with-selector.ts';
import { latestImage } from './latest-image.ts';
import { mayRunAsRoot } from './may-run-as-root.ts';
import { metricWithoutSource } from './metric-without-source.ts';
import { misnamedDefinition } from './misnamed-definition.ts';
import { misplacedNodePort } from './misplaced-node-port.ts';
import { missingAlternative } from './missing-alternative.ts';
import { missingKustomizeFile } from './missing-kustomize-file.ts';
import { missingMandatoryField } from './missing-mandatory-field.ts';
import { missingReadinessProbe } from './missing-readiness-probe.ts';
import { missingRequests } from './missing-requests.ts';
import { negativeQuantity } from './negative-quantity.ts';
import { nodePortOutsideRange } from './node-port-outside-range.ts';
import { numberOutOfRange } from './number-out-of-range.ts';
import { patchWithoutTarget } from './patch-without-target.ts';
import { portRangeBackwards } from './port-range-backwards.ts';
import { privilegedWithoutEscalation } from './privileged-without-escalation.ts';
import { probeOnInitContainer } from './probe-on-init-container.ts';
import { refusedByNamespace } from './refused-by-namespace.ts';
import { repeatedVariable } from './repeated-variable.ts';
import { replicasBesideAutoscaler } from './replicas-beside-autoscaler.ts';
import { requestAboveLimit } from './request-above-limit.ts';
import { secretInEnvironment } from './secret-in-environment.ts';
import { selectorMissesTemplate } from './selector-misses-template.ts';
import { selectorWithoutPods } from './selector-without-pods.ts';
import { serviceNotHeadless } from './service-not-headless.ts';
import { sshPort } from './ssh-port.ts';
import { stuckRollingUpdate } from './stuck-rolling-update.ts';
import { tolerationWithValue } from './toleration-with-value.ts';
import { unknownProbePort } from './unknown-probe-port.ts';
import { unknownResource } from './unknown-resource.ts';
import { unknownTargetPort } from './unknown-target-port.ts';
import { unknownTimeZone } from './unknown-time-zone.ts';
import { unknownVolume } from './unknown-volume.ts';
import { unnamedServicePort } from './unnamed-service-port.ts';
import { unsupportedValue } from './unsupported-value.ts';
import { wildcardPermission } from './wildcard-permission.ts';
import { wrongRestartPolicy } from './wrong-restart-policy.ts';

/** Every rule over the objects of a manifest, sorted by id. */
export const kubernetesRules: readonly Rule<KubernetesObject>[] = [
  autoscalerMinAboveMax,
  autoscalerWithoutRange,
  autoscalerWithoutRequests,
  barePod,
  belowBaseline,
  budgetBlocksEviction,
  clusterAdminBinding,
  conflictingFields,
  contradictoryLimitRange,
  danglingReference,
  deprecatedServiceAccount,
  duplicateListKey,
  duplicateObject,
  exceptionOutsideRange,
  finishedJobStays,
  hostPortDiffers,
  identicalProbes,
  ignoredRollingUpdate,
  incompleteSecret,
  ingressWithoutTls,
  invalidAddress,
  invalidImageName,
  invalidIngressPath,
  invalidLabel,
  invalidName,
  invalidPercentage,
  invalidSchedule,
  invalidSelectorExpression,
  invalidSubPath,
  jobWithSelector,
  latestImage,
  mayRunAsRoot,
  metricWithoutSource,
  misnamedDefinition,
  misplacedNodePort,
  missingAlternative,
  missingKustomizeFile,
  missingMandatoryField,
  missingReadinessProbe,
  missingRequests,
  negativeQuantity,
  nodePortOutsideRange,
  numberOutOfRange,
  patchWithoutTarget,
  portRangeBackwards,
  privilegedWithoutEscalation,
  probeOnInitContainer,
  refusedByNamespace,
  repeatedVariable,
  replicasBesideAutoscaler,
  requestAboveLimit,
  secretInEnvironment,
  selectorMissesTemplate,
  selectorWithoutPods,
  serviceNotHeadless,
  sshPort,
  stuckRollingUpdate,
  tolerationWithValue,
  unknownProbePort,
  unknownResource,
  unknownTargetPort,
  unknownTimeZone,
  unknownVolume,
  unnamedServicePort,
  unsupportedValue,
  wildcardPermission,
  wrongRestartPolicy,
];
