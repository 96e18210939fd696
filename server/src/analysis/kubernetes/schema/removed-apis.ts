import type { ApiLife } from './facts.ts';

/** API versions whose types no longer stand in the sources that the facts come from, by the deprecation guide of Kubernetes. */
const removedApis: readonly RemovedApi[] = [
  { apiVersion: 'extensions/v1beta1', kind: 'PodSecurityPolicy', removedIn: 16 },
  { apiVersion: 'settings.k8s.io/v1alpha1', kind: 'PodPreset', removedIn: 20 },
  { apiVersion: 'auditregistration.k8s.io/v1alpha1', kind: 'AuditSink', removedIn: 19 },
  { apiVersion: 'batch/v2alpha1', kind: 'CronJob', removedIn: 21 },
  { apiVersion: 'node.k8s.io/v1alpha1', kind: 'RuntimeClass', removedIn: 24 },
  { apiVersion: 'scheduling.k8s.io/v1alpha1', kind: 'PriorityClass', removedIn: 22 },
  { apiVersion: 'apiextensions.k8s.io/v1beta1', kind: 'CustomResourceDefinition', removedIn: 22 },
  { apiVersion: 'apiregistration.k8s.io/v1beta1', kind: 'APIService', removedIn: 22 },
  ...['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'].map((kind) => ({
    apiVersion: 'rbac.authorization.k8s.io/v1alpha1',
    kind,
    removedIn: 20,
  })),
];

interface RemovedApi {
  readonly apiVersion: string;
  readonly kind: string;
  readonly removedIn: number;
}

/** The end of a kind that was served in this API version long ago. */
export function removedApi(apiVersion: string, kind: string): ApiLife | undefined {
  const removed = removedApis.find((one) => one.apiVersion === apiVersion && one.kind === kind);
  return (
    removed && {
      deprecatedIn: removed.removedIn,
      removedIn: removed.removedIn,
      replacement: undefined,
    }
  );
}
