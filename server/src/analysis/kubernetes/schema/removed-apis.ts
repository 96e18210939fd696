/** An API version that was served once. */
export interface RemovedApi {
  readonly apiVersion: string;
  /** Absent: every kind of the version. */
  readonly kinds?: readonly string[];
  /** The first minor version without it, such as 22 for 1.22. */
  readonly removedIn: number;
  /** Where the kind lives now; absent when it is gone for good. */
  readonly replacement?: string;
}

/** From the deprecation guide of Kubernetes: what was removed, when, and what took its place. */
const removedApis: readonly RemovedApi[] = [
  ...['extensions/v1beta1', 'apps/v1beta1', 'apps/v1beta2'].map((apiVersion) => ({
    apiVersion,
    kinds: ['Deployment', 'DaemonSet', 'ReplicaSet', 'StatefulSet', 'ControllerRevision'],
    removedIn: 16,
    replacement: 'apps/v1',
  })),
  {
    apiVersion: 'extensions/v1beta1',
    kinds: ['NetworkPolicy'],
    removedIn: 16,
    replacement: 'networking.k8s.io/v1',
  },
  {
    apiVersion: 'extensions/v1beta1',
    kinds: ['Ingress'],
    removedIn: 22,
    replacement: 'networking.k8s.io/v1',
  },
  { apiVersion: 'extensions/v1beta1', kinds: ['PodSecurityPolicy'], removedIn: 16 },
  { apiVersion: 'policy/v1beta1', kinds: ['PodSecurityPolicy'], removedIn: 25 },
  {
    apiVersion: 'policy/v1beta1',
    kinds: ['PodDisruptionBudget', 'Eviction'],
    removedIn: 25,
    replacement: 'policy/v1',
  },
  {
    apiVersion: 'networking.k8s.io/v1beta1',
    kinds: ['Ingress', 'IngressClass'],
    removedIn: 22,
    replacement: 'networking.k8s.io/v1',
  },
  moved('rbac.authorization.k8s.io', 'v1alpha1', 20),
  moved('rbac.authorization.k8s.io', 'v1beta1', 22),
  {
    apiVersion: 'admissionregistration.k8s.io/v1beta1',
    kinds: ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
    removedIn: 22,
    replacement: 'admissionregistration.k8s.io/v1',
  },
  moved('apiextensions.k8s.io', 'v1beta1', 22),
  moved('apiregistration.k8s.io', 'v1beta1', 22),
  {
    apiVersion: 'authentication.k8s.io/v1beta1',
    kinds: ['TokenReview'],
    removedIn: 22,
    replacement: 'authentication.k8s.io/v1',
  },
  moved('authorization.k8s.io', 'v1beta1', 22),
  {
    apiVersion: 'certificates.k8s.io/v1beta1',
    kinds: ['CertificateSigningRequest'],
    removedIn: 22,
    replacement: 'certificates.k8s.io/v1',
  },
  {
    apiVersion: 'coordination.k8s.io/v1beta1',
    kinds: ['Lease'],
    removedIn: 22,
    replacement: 'coordination.k8s.io/v1',
  },
  ...['v1alpha1', 'v1beta1'].map((version) => ({
    apiVersion: `scheduling.k8s.io/${version}`,
    kinds: ['PriorityClass'],
    removedIn: 22,
    replacement: 'scheduling.k8s.io/v1',
  })),
  {
    apiVersion: 'storage.k8s.io/v1beta1',
    kinds: ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'],
    removedIn: 22,
    replacement: 'storage.k8s.io/v1',
  },
  {
    apiVersion: 'storage.k8s.io/v1beta1',
    kinds: ['CSIStorageCapacity'],
    removedIn: 27,
    replacement: 'storage.k8s.io/v1',
  },
  moved('batch', 'v2alpha1', 21),
  moved('batch', 'v1beta1', 25),
  moved('discovery.k8s.io', 'v1beta1', 25),
  moved('events.k8s.io', 'v1beta1', 25),
  moved('node.k8s.io', 'v1alpha1', 24),
  moved('node.k8s.io', 'v1beta1', 25),
  { apiVersion: 'autoscaling/v2beta1', removedIn: 25, replacement: 'autoscaling/v2' },
  { apiVersion: 'autoscaling/v2beta2', removedIn: 26, replacement: 'autoscaling/v2' },
  moved('flowcontrol.apiserver.k8s.io', 'v1alpha1', 24),
  moved('flowcontrol.apiserver.k8s.io', 'v1beta1', 26),
  moved('flowcontrol.apiserver.k8s.io', 'v1beta2', 29),
  moved('flowcontrol.apiserver.k8s.io', 'v1beta3', 32),
  { apiVersion: 'settings.k8s.io/v1alpha1', kinds: ['PodPreset'], removedIn: 20 },
  { apiVersion: 'auditregistration.k8s.io/v1alpha1', kinds: ['AuditSink'], removedIn: 19 },
];

function moved(group: string, version: string, removedIn: number): RemovedApi {
  return { apiVersion: `${group}/${version}`, removedIn, replacement: `${group}/v1` };
}

/** The removal of a kind, if it was ever served in this API version. */
export function removedApi(apiVersion: string, kind: string): RemovedApi | undefined {
  return removedApis.find(
    (removed) => removed.apiVersion === apiVersion && (removed.kinds?.includes(kind) ?? true),
  );
}
