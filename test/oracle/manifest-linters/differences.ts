/** Why a rule of another linter and ours of that name disagree, and how much they agree at least. */
export interface Difference {
  /** Of all findings of either, the share that both give at least. */
  readonly floor: number;
  readonly because: string;
}

const absent = 'nothing of the kind in the workspace says nothing';
const both = 'a request or limit alone is the finding incomplete-resources';
const several = 'a single Pod, or an unknown number of them, cannot be kept apart';
const allNamed = 'one rule stands for all references, and its ids for all of them';
const limitCounts = 'a limit counts as a request, as it does for the API server';
const template = 'a PodTemplate is judged, too';
const windows = 'Windows has none, and dropping NET_RAW alone is not enough';

/** Every rule that Slipway understands otherwise on purpose; all others agree wholly. */
export const differences: ReadonlyMap<string, Difference> = new Map<string, Difference>([
  // kube-score
  ['container-cpu-requests-equal-limits', { floor: 0.25, because: both }],
  ['container-memory-requests-equal-limits', { floor: 0.4, because: both }],
  ['container-resource-requests-equal-limits', { floor: 0.25, because: both }],
  ['container-resources', { floor: 0.9, because: limitCounts }],
  ['container-ephemeral-storage-request-and-limit', { floor: 0.9, because: limitCounts }],
  ['container-image-pull-policy', { floor: 0.9, because: 'a digest never changes' }],
  [
    'container-ports-check',
    {
      floor: 0.25,
      because: 'a wrong name is one for invalid-name, and Services have ports as well',
    },
  ],
  ['container-seccomp-profile', { floor: 0.9, because: windows }],
  ['deployment-has-host-podantiaffinity', { floor: 0.1, because: several }],
  ['statefulset-has-host-podantiaffinity', { floor: 0.3, because: several }],
  ['deployment-has-poddisruptionbudget', { floor: 0.1, because: several }],
  ['statefulset-has-poddisruptionbudget', { floor: 0.3, because: several }],
  ['deployment-replicas', { floor: 0.7, because: 'a Pod that an autoscaler adds counts' }],
  [
    'deployment-strategy',
    { floor: 0, because: 'whoever asks for the rule wants it without a Service as well' },
  ],
  ['horizontalpodautoscaler-has-target', { floor: 0, because: `${absent}; ${allNamed}` }],
  ['ingress-targets-service', { floor: 0, because: `${absent}; ${allNamed}` }],
  ['networkpolicy-targets-pod', { floor: 0.05, because: absent }],
  ['service-targets-pod', { floor: 0.05, because: absent }],
  ['pod-networkpolicy', { floor: 0.9, because: 'a policy for one direction is one' }],
  [
    'pod-probes',
    {
      floor: 0.05,
      because:
        'a liveness probe is wanted without a Service, a readiness probe only where there is a port',
    },
  ],
  ['pod-probes-identical', { floor: 0.1, because: 'a probe that is more patient is another one' }],
  // Checkov
  ['CKV_K8S_8', { floor: 0.9, because: 'Jobs and Pods that end by themselves need none' }],
  ['CKV_K8S_9', { floor: 0, because: 'only behind a Service' }],
  ['CKV_K8S_10', { floor: 0.9, because: limitCounts }],
  ['CKV_K8S_12', { floor: 0.9, because: limitCounts }],
  ['CKV_K8S_15', { floor: 0.9, because: 'a digest never changes' }],
  ['CKV_K8S_20', { floor: 0.9, because: windows }],
  [
    'CKV_K8S_21',
    { floor: 0, because: 'an object without a namespace gets one when it is applied' },
  ],
  ['CKV_K8S_23', { floor: 0.9, because: template }],
  [
    'CKV_K8S_25',
    { floor: 0.5, because: 'NET_BIND_SERVICE and others that runtimes give anyway are harmless' },
  ],
  ['CKV_K8S_28', { floor: 0.9, because: windows }],
  ['CKV_K8S_31', { floor: 0.9, because: template }],
  ['CKV_K8S_37', { floor: 0.9, because: windows }],
  ['CKV_K8S_38', { floor: 0.9, because: template }],
  ['CKV_K8S_40', { floor: 0.9, because: template }],
  ['CKV_K8S_43', { floor: 0.9, because: 'an image without a tag is the finding latest-image' }],
  [
    'CKV_K8S_49',
    { floor: 0.1, because: 'a star in one list is reported, not only in all of them' },
  ],
  ['CKV_K8S_157', { floor: 0, because: 'the verb bind is one of roles, not of bindings' }],
]);
