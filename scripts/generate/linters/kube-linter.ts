import type { Linter } from './linter.ts';

/** The checks that kube-linter 0.8 has built in. */
export const kubeLinter: Linter = {
  name: 'kube-linter',
  url: 'https://docs.kubelinter.io/#/generated/checks',
  ids: [
    ...['access-to-create-pods', 'access-to-secrets', 'cluster-admin-role-binding'],
    ...['dangling-horizontalpodautoscaler', 'dangling-ingress', 'dangling-networkpolicy'],
    ...['dangling-networkpolicypeer-podselector', 'dangling-service', 'dangling-servicemonitor'],
    ...['default-service-account', 'deprecated-service-account-field', 'dnsconfig-options'],
    ...['docker-sock', 'drop-net-raw-capability', 'duplicate-env-var', 'env-value-from'],
    ...['env-var-secret', 'exposed-services', 'host-ipc', 'host-network', 'host-pid'],
    ...['hpa-minimum-three-replicas', 'invalid-target-ports', 'job-ttl-seconds-after-finished'],
    ...['latest-tag', 'liveness-port', 'minimum-three-replicas', 'mismatching-selector'],
    ...['no-anti-affinity', 'no-extensions-v1beta', 'no-liveness-probe', 'no-node-affinity'],
    ...['no-read-only-root-fs', 'no-readiness-probe', 'no-rolling-update-strategy'],
    ...['non-existent-service-account', 'non-isolated-pod', 'pdb-max-unavailable'],
    ...['pdb-min-available', 'pdb-unhealthy-pod-eviction-policy', 'priority-class-name'],
    ...['privilege-escalation-container', 'privileged-container', 'privileged-ports'],
    ...['read-secret-from-env-var', 'readiness-port', 'required-annotation-email'],
    ...['required-label-owner', 'restart-policy', 'run-as-non-root'],
    ...['scc-deny-privileged-container', 'schema-validation', 'sensitive-host-mounts'],
    ...['sorted-keys', 'ssh-port', 'startup-port', 'unsafe-proc-mount', 'unsafe-sysctls'],
    ...['unset-cpu-requirements', 'unset-memory-requirements', 'use-namespace'],
    ...['wildcard-in-rules', 'writable-host-mount'],
  ],
  otherwise: [
    {
      ids: ['schema-validation'],
      because:
        'Every manifest is compared with the schema: `unknown-field`, `wrong-type`, `missing-field`, `unsupported-value` and others.',
    },
    {
      ids: ['invalid-target-ports'],
      because:
        'The API server refuses such ports: `number-out-of-range`, `invalid-name`; a name that no container has is `unknown-target-port`.',
    },
    {
      ids: ['dangling-networkpolicypeer-podselector'],
      because:
        'The peers of a policy often belong to another project, whose manifests are elsewhere.',
    },
    {
      ids: ['dangling-servicemonitor'],
      because: 'A ServiceMonitor watches Services of every namespace, whoever applies them.',
    },
    {
      ids: ['no-node-affinity', 'dnsconfig-options'],
      because:
        'Nodes and name servers are a choice of the cluster; most manifests are right to leave them open.',
    },
    {
      ids: ['required-label-owner', 'required-annotation-email'],
      because:
        'A convention of one organisation, which a ValidatingAdmissionPolicy enforces; the label that everybody recommends is `missing-recommended-labels`.',
    },
    {
      ids: ['scc-deny-privileged-container'],
      because: 'SecurityContextConstraints exist in OpenShift only.',
    },
    {
      ids: ['sorted-keys'],
      because: 'The order of keys says what matters to whoever wrote them; formatting keeps it.',
    },
  ],
};
