import type { Linter } from './linter.ts';

/** The checks of kube-score 1.20, those included that are optional there. */
export const kubeScore: Linter = {
  name: 'kube-score',
  url: 'https://github.com/zegl/kube-score/blob/master/README_CHECKS.md',
  ids: [
    ...['deployment-strategy', 'deployment-replicas', 'ingress-targets-service'],
    ...['cronjob-has-deadline', 'cronjob-restartpolicy', 'container-resources'],
    ...['container-resource-requests-equal-limits', 'container-cpu-requests-equal-limits'],
    ...['container-memory-requests-equal-limits', 'container-image-tag'],
    ...['container-image-pull-policy', 'container-ephemeral-storage-request-and-limit'],
    ...['container-ephemeral-storage-request-equals-limit', 'container-ports-check'],
    ...['environment-variable-key-duplication', 'statefulset-has-poddisruptionbudget'],
    ...['deployment-has-poddisruptionbudget', 'poddisruptionbudget-has-policy'],
    ...['pod-networkpolicy', 'networkpolicy-targets-pod', 'pod-probes', 'pod-probes-identical'],
    ...['container-security-context-user-group-id', 'container-security-context-privileged'],
    ...['container-security-context-readonlyrootfilesystem', 'container-seccomp-profile'],
    ...['service-targets-pod', 'service-type', 'stable-version'],
    ...['deployment-has-host-podantiaffinity', 'statefulset-has-host-podantiaffinity'],
    ...['deployment-targeted-by-hpa-does-not-have-replicas-configured'],
    ...['statefulset-has-servicename'],
    ...['deployment-pod-selector-labels-match-template-metadata-labels'],
    ...['statefulset-pod-selector-labels-match-template-metadata-labels', 'label-values'],
    ...['horizontalpodautoscaler-has-target', 'horizontalpodautoscaler-replicas'],
    ...['pod-topology-spread-constraints'],
  ],
  otherwise: [
    {
      ids: ['pod-topology-spread-constraints'],
      because:
        'The API server refuses what is wrong in them: `missing-field`, `number-out-of-range`; that there are none is `replicas-on-one-node`.',
    },
  ],
};
