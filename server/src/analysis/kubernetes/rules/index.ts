import type { Rule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { autoscalerMinAboveMax } from './autoscaler-min-above-max.ts';
import { autoscalerWithoutRange } from './autoscaler-without-range.ts';
import { autoscalerWithoutRequests } from './autoscaler-without-requests.ts';
import { barePod } from './bare-pod.ts';
import { belowBaseline } from './below-baseline.ts';
import { belowRestricted } from './below-restricted.ts';
import { bidirectionalMount } from './bidirectional-mount.ts';
import { budgetBlocksEviction } from './budget-blocks-eviction.ts';
import { changedImmutableField } from './changed-immutable-field.ts';
import { clusterAdminBinding } from './cluster-admin-binding.ts';
import { conflictingFields } from './conflicting-fields.ts';
import { contradictoryLimitRange } from './contradictory-limit-range.ts';
import { danglingReference } from './dangling-reference.ts';
import { defaultNamespace } from './default-namespace.ts';
import { defaultServiceAccount } from './default-service-account.ts';
import { deprecatedServiceAccount } from './deprecated-service-account.ts';
import { duplicateListKey } from './duplicate-list-key.ts';
import { duplicateObject } from './duplicate-object.ts';
import { exceptionOutsideRange } from './exception-outside-range.ts';
import { exposedService } from './exposed-service.ts';
import { finishedJobStays } from './finished-job-stays.ts';
import { forbiddenField } from './forbidden-field.ts';
import { hostPortDiffers } from './host-port-differs.ts';
import { identicalProbes } from './identical-probes.ts';
import { ignoredRollingUpdate } from './ignored-rolling-update.ts';
import { imageNotAlwaysPulled } from './image-not-always-pulled.ts';
import { imageWithoutDigest } from './image-without-digest.ts';
import { incompleteResources } from './incomplete-resources.ts';
import { incompleteSecret } from './incomplete-secret.ts';
import { indivisibleResource } from './indivisible-resource.ts';
import { ingressSnippet } from './ingress-snippet.ts';
import { ingressWithoutTls } from './ingress-without-tls.ts';
import { invalidAddress } from './invalid-address.ts';
import { invalidExpression } from './invalid-expression.ts';
import { invalidFieldPath } from './invalid-field-path.ts';
import { invalidImageName } from './invalid-image-name.ts';
import { invalidIngressPath } from './invalid-ingress-path.ts';
import { invalidLabel } from './invalid-label.ts';
import { invalidName } from './invalid-name.ts';
import { invalidPercentage } from './invalid-percentage.ts';
import { invalidSchedule } from './invalid-schedule.ts';
import { invalidSecurityLevel } from './invalid-security-level.ts';
import { invalidSelectorExpression } from './invalid-selector-expression.ts';
import { invalidSubPath } from './invalid-sub-path.ts';
import { invalidVolumePath } from './invalid-volume-path.ts';
import { invalidWebhookAddress } from './invalid-webhook-address.ts';
import { jobWithSelector } from './job-with-selector.ts';
import { latestImage } from './latest-image.ts';
import { lowUserId } from './low-user-id.ts';
import { mayRunAsRoot } from './may-run-as-root.ts';
import { metricWithoutSource } from './metric-without-source.ts';
import { misnamedDefinition } from './misnamed-definition.ts';
import { misplacedNodePort } from './misplaced-node-port.ts';
import { missingAlternative } from './missing-alternative.ts';
import { missingDisruptionBudget } from './missing-disruption-budget.ts';
import { missingEphemeralStorage } from './missing-ephemeral-storage.ts';
import { missingKustomizeFile } from './missing-kustomize-file.ts';
import { missingKustomizeObject } from './missing-kustomize-object.ts';
import { missingLivenessProbe } from './missing-liveness-probe.ts';
import { missingMandatoryField } from './missing-mandatory-field.ts';
import { missingPriorityClass } from './missing-priority-class.ts';
import { missingReadinessProbe } from './missing-readiness-probe.ts';
import { missingRecommendedLabels } from './missing-recommended-labels.ts';
import { missingRequests } from './missing-requests.ts';
import { mountedServiceAccountToken } from './mounted-service-account-token.ts';
import { negativeQuantity } from './negative-quantity.ts';
import { nodePortOutsideRange } from './node-port-outside-range.ts';
import { numberOutOfRange } from './number-out-of-range.ts';
import { patchWithoutTarget } from './patch-without-target.ts';
import { podWithoutNetworkPolicy } from './pod-without-network-policy.ts';
import { portRangeBackwards } from './port-range-backwards.ts';
import { privilegedPort } from './privileged-port.ts';
import { privilegedWithoutEscalation } from './privileged-without-escalation.ts';
import { probeOnInitContainer } from './probe-on-init-container.ts';
import { recreatedOnUpdate } from './recreated-on-update.ts';
import { refusedByNamespace } from './refused-by-namespace.ts';
import { repeatedVariable } from './repeated-variable.ts';
import { replicasBesideAutoscaler } from './replicas-beside-autoscaler.ts';
import { replicasOnOneNode } from './replicas-on-one-node.ts';
import { requestAboveLimit } from './request-above-limit.ts';
import { requestBelowLimit } from './request-below-limit.ts';
import { riskyPermission } from './risky-permission.ts';
import { scheduleWithoutDeadline } from './schedule-without-deadline.ts';
import { secretAsVariable } from './secret-as-variable.ts';
import { secretInConfigMap } from './secret-in-config-map.ts';
import { secretInEnvironment } from './secret-in-environment.ts';
import { selectorMissesTemplate } from './selector-misses-template.ts';
import { selectorWithoutPods } from './selector-without-pods.ts';
import { serviceNotHeadless } from './service-not-headless.ts';
import { sharedUserNamespace } from './shared-user-namespace.ts';
import { singleReplica } from './single-replica.ts';
import { sshPort } from './ssh-port.ts';
import { stuckRollingUpdate } from './stuck-rolling-update.ts';
import { tolerationWithValue } from './toleration-with-value.ts';
import { tooManyItems } from './too-many-items.ts';
import { unclearStorageVersion } from './unclear-storage-version.ts';
import { unfitDefault } from './unfit-default.ts';
import { unhealthyPodsStay } from './unhealthy-pods-stay.ts';
import { unknownProbePort } from './unknown-probe-port.ts';
import { unknownResource } from './unknown-resource.ts';
import { unknownTargetPort } from './unknown-target-port.ts';
import { unknownTimeZone } from './unknown-time-zone.ts';
import { unknownVolume } from './unknown-volume.ts';
import { unnamedServicePort } from './unnamed-service-port.ts';
import { unqualifiedFinalizer } from './unqualified-finalizer.ts';
import { unstructuralSchema } from './unstructural-schema.ts';
import { unsupportedValue } from './unsupported-value.ts';
import { unusedImageOverride } from './unused-image-override.ts';
import { valueNotAlone } from './value-not-alone.ts';
import { wildcardPermission } from './wildcard-permission.ts';
import { writableHostPath } from './writable-host-path.ts';
import { writableRootFilesystem } from './writable-root-filesystem.ts';
import { wrongRestartPolicy } from './wrong-restart-policy.ts';

/** Every rule over the objects of a manifest, sorted by id. */
export const kubernetesRules: readonly Rule<KubernetesObject>[] = [
  autoscalerMinAboveMax,
  autoscalerWithoutRange,
  autoscalerWithoutRequests,
  barePod,
  belowBaseline,
  belowRestricted,
  bidirectionalMount,
  budgetBlocksEviction,
  changedImmutableField,
  clusterAdminBinding,
  conflictingFields,
  contradictoryLimitRange,
  danglingReference,
  defaultNamespace,
  defaultServiceAccount,
  deprecatedServiceAccount,
  duplicateListKey,
  duplicateObject,
  exceptionOutsideRange,
  exposedService,
  finishedJobStays,
  forbiddenField,
  hostPortDiffers,
  identicalProbes,
  ignoredRollingUpdate,
  imageNotAlwaysPulled,
  imageWithoutDigest,
  incompleteResources,
  incompleteSecret,
  indivisibleResource,
  ingressSnippet,
  ingressWithoutTls,
  invalidAddress,
  invalidExpression,
  invalidFieldPath,
  invalidImageName,
  invalidIngressPath,
  invalidLabel,
  invalidName,
  invalidPercentage,
  invalidSchedule,
  invalidSecurityLevel,
  invalidSelectorExpression,
  invalidSubPath,
  invalidVolumePath,
  invalidWebhookAddress,
  jobWithSelector,
  latestImage,
  lowUserId,
  mayRunAsRoot,
  metricWithoutSource,
  misnamedDefinition,
  misplacedNodePort,
  missingAlternative,
  missingDisruptionBudget,
  missingEphemeralStorage,
  missingKustomizeFile,
  missingKustomizeObject,
  missingLivenessProbe,
  missingMandatoryField,
  missingPriorityClass,
  missingReadinessProbe,
  missingRecommendedLabels,
  missingRequests,
  mountedServiceAccountToken,
  negativeQuantity,
  nodePortOutsideRange,
  numberOutOfRange,
  patchWithoutTarget,
  podWithoutNetworkPolicy,
  portRangeBackwards,
  privilegedPort,
  privilegedWithoutEscalation,
  probeOnInitContainer,
  recreatedOnUpdate,
  refusedByNamespace,
  repeatedVariable,
  replicasBesideAutoscaler,
  replicasOnOneNode,
  requestAboveLimit,
  requestBelowLimit,
  riskyPermission,
  scheduleWithoutDeadline,
  secretAsVariable,
  secretInConfigMap,
  secretInEnvironment,
  selectorMissesTemplate,
  selectorWithoutPods,
  serviceNotHeadless,
  sharedUserNamespace,
  singleReplica,
  sshPort,
  stuckRollingUpdate,
  tolerationWithValue,
  tooManyItems,
  unclearStorageVersion,
  unfitDefault,
  unhealthyPodsStay,
  unknownProbePort,
  unknownResource,
  unknownTargetPort,
  unknownTimeZone,
  unknownVolume,
  unnamedServicePort,
  unqualifiedFinalizer,
  unstructuralSchema,
  unsupportedValue,
  unusedImageOverride,
  valueNotAlone,
  wildcardPermission,
  writableHostPath,
  writableRootFilesystem,
  wrongRestartPolicy,
];
