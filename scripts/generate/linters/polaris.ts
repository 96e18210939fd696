import type { Linter } from './linter.ts';

/** The checks of Polaris 10, those included that its documentation shows as custom ones. */
export const polaris: Linter = {
  name: 'Polaris',
  url: 'https://polaris.docs.fairwinds.com/checks/security/',
  ids: [
    ...['automountServiceAccountToken', 'clusterrolePodExecAttach'],
    ...['clusterrolebindingClusterAdmin', 'clusterrolebindingPodExecAttach', 'cpuLimitsMissing'],
    ...['cpuRequestsMissing', 'dangerousCapabilities', 'deploymentMissingReplicas', 'hostIPCSet'],
    ...['hostNetworkSet', 'hostPIDSet', 'hostPathSet', 'hostPortSet', 'hostProcess'],
    ...['hpaMaxAvailability', 'hpaMinAvailability', 'insecureCapabilities', 'linuxHardening'],
    ...['livenessProbeMissing', 'memoryLimitsMissing', 'memoryRequestsMissing'],
    ...['metadataAndInstanceMismatched', 'missingNetworkPolicy', 'missingPodDisruptionBudget'],
    ...['nakedPod', 'notReadOnlyRootFilesystem', 'oneController', 'pdbDisruptionsIsZero'],
    ...['pdbMinAvailableGreaterThanHPAMinReplicas', 'priorityClassNotSet'],
    ...['privilegeEscalationAllowed', 'procMount', 'pullPolicyNotAlways', 'readinessProbeMissing'],
    ...['resourceRange', 'rolePodExecAttach', 'rolebindingClusterAdminClusterRole'],
    ...['rolebindingClusterAdminRole', 'rolebindingClusterRolePodExecAttach'],
    ...['rolebindingRolePodExecAttach', 'runAsPrivileged', 'runAsRootAllowed'],
    ...['sensitiveConfigmapContent', 'sensitiveContainerEnvVar', 'tagNotSpecified'],
    ...['tlsSettingsMissing', 'topologySpreadConstraint'],
  ],
  otherwise: [
    {
      ids: ['linuxHardening'],
      because:
        'It asks for one of seccomp, AppArmor, SELinux and dropped capabilities; `below-restricted` says which are missing.',
    },
    {
      ids: ['metadataAndInstanceMismatched'],
      because:
        'Helm gives all objects of a release the same instance, whatever they are called, and so do other tools.',
    },
    {
      ids: ['oneController'],
      because: 'How objects are spread over files is a matter of taste.',
    },
    {
      ids: ['resourceRange'],
      because:
        'The range is a choice of the cluster, which a LimitRange enforces; `contradictory-limit-range` checks that one.',
    },
  ],
};
