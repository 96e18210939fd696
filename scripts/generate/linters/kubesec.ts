import type { Linter } from './linter.ts';

/** The rules of Kubesec 2.14. */
export const kubesec: Linter = {
  name: 'Kubesec',
  url: 'https://kubesec.io/#basics',
  ids: [
    ...['AllowPrivilegeEscalation', 'ApparmorAny', 'ApparmorUnconfined'],
    ...['AutomountServiceAccountToken', 'BindingsToSystemAnonymous', 'CapDropAll', 'CapDropAny'],
    ...['CapSysAdmin', 'DockerSock', 'HostAliases', 'HostIPC', 'HostNetwork', 'HostPID'],
    ...['HostUsers', 'LimitsCPU', 'LimitsMemory', 'Privileged', 'ProcMount'],
    ...['ReadOnlyRootFilesystem', 'RequestsCPU', 'RequestsMemory', 'RunAsGroup', 'RunAsNonRoot'],
    ...['RunAsUser', 'SeccompAny', 'SeccompUnconfined', 'SecretsAsEnvironmentVariables'],
    ...['ServiceAccountName', 'VolumeClaimAccessModeReadWriteOnce', 'VolumeClaimRequestsStorage'],
  ],
  otherwise: [
    {
      ids: ['ApparmorAny'],
      because: 'Container runtimes apply their AppArmor profile where none is named.',
    },
    {
      ids: ['HostAliases'],
      because: 'Names in `/etc/hosts` of a Pod are seen by that Pod alone.',
    },
    {
      ids: ['VolumeClaimAccessModeReadWriteOnce', 'VolumeClaimRequestsStorage'],
      because:
        'Kubesec gives points for them. A claim without a size is refused by the API server: `missing-mandatory-field`.',
    },
  ],
};
