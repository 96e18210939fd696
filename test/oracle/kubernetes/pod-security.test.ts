import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { kubernetesManifests } from '../../../server/src/analysis/kubernetes/model/kubernetes-manifests.ts';
import { refusedBy } from '../../../server/src/analysis/kubernetes/model/pod-security.ts';
import { podTemplatesOf } from '../../../server/src/analysis/kubernetes/model/pod-template.ts';
import { fixtureSnapshot } from '../../support/fixture-workspace.ts';
import { startControlPlane, type TestControlPlane } from '../../support/services/control-plane.ts';

// Namespaces that enforce a level judge Pods; Slipway must judge each of them alike.

const levels = ['baseline', 'restricted'] as const;
let server: TestControlPlane;

beforeAll(async () => {
  server = await startControlPlane();
  for (const level of levels) {
    const labels = { 'pod-security.kubernetes.io/enforce': level };
    await server.request('POST', '/api/v1/namespaces', { metadata: { name: level, labels } });
    const account = { metadata: { name: 'default' } };
    await server.request('POST', `/api/v1/namespaces/${level}/serviceaccounts`, account);
  }
});
afterAll(() => server?.stop());

test('Pods meet a level here when they meet it there', async () => {
  const disagreements: string[] = [];
  let judged = 0;
  let refused = 0;
  for (const [name, { pod, container, annotations }] of Object.entries(cases)) {
    const manifest = podOf(pod ?? {}, container ?? {}, annotations ?? {});
    for (const level of levels) {
      const { status, body } = await server.request(
        'POST',
        `/api/v1/namespaces/${level}/pods?dryRun=All&fieldValidation=Strict`,
        manifest,
      );
      const message = (body as { message?: string }).message ?? '';
      const isRefused = status === 403 && message.includes('violates PodSecurity');
      if (!isRefused && status >= 300) throw new Error(`${name}: ${status} ${message}`);
      judged++;
      if (isRefused) refused++;
      const ours = refusals(stringify(manifest), level);
      if (isRefused !== ours.length > 0) {
        disagreements.push(`${name} in ${level}: ${message || 'accepted'} / ${ours.join(', ')}`);
      }
    }
  }
  console.log(
    `Pod security: ${judged} Pods judged, ${refused} refused, ${judged - disagreements.length} judged alike`,
  );
  expect(disagreements).toEqual([]);
});

function refusals(text: string, level: (typeof levels)[number]): readonly string[] {
  const snapshot = fixtureSnapshot('pod.yaml', text);
  const pods = kubernetesManifests(snapshot).flatMap(({ objects }) =>
    objects.flatMap(podTemplatesOf),
  );
  return pods.flatMap((pod) => refusedBy(level, pod, '1.36').map(({ control }) => control.id));
}

/** A Pod that every level takes, but for what a case changes. */
function podOf(pod: object, container: object, annotations: object) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', annotations },
    spec: {
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          name: 'web',
          image: 'example.com/web:1',
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
          },
          ...container,
        },
      ],
      ...pod,
    },
  };
}

interface Case {
  readonly pod?: object;
  readonly container?: object;
  readonly annotations?: object;
}

const strict = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
const secure = (more: object): Case => ({ container: { securityContext: { ...strict, ...more } } });
const ofPod = (securityContext: object): Case => ({ pod: { securityContext } });
const volume = (source: object): Case => ({ pod: { volumes: [{ name: 'data', ...source }] } });
const sysctl = (name: string, value: string): Case =>
  ofPod({
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
    sysctls: [{ name, value }],
  });

const cases: Readonly<Record<string, Case>> = {
  'nothing to refuse': {},
  hostNetwork: { pod: { hostNetwork: true } },
  'hostNetwork false': { pod: { hostNetwork: false } },
  hostPID: { pod: { hostPID: true } },
  hostIPC: { pod: { hostIPC: true } },
  privileged: { container: { securityContext: { privileged: true } } },
  'a harmless capability': secure({ capabilities: { drop: ['ALL'], add: ['CHOWN'] } }),
  'the one capability': secure({ capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } }),
  'a dangerous capability': secure({ capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } }),
  NET_RAW: secure({ capabilities: { drop: ['ALL'], add: ['NET_RAW'] } }),
  'drops one': secure({ capabilities: { drop: ['NET_RAW'] } }),
  'drops nothing': { container: { securityContext: { allowPrivilegeEscalation: false } } },
  'no context': { container: { securityContext: {} } },
  'escalation allowed': secure({ allowPrivilegeEscalation: true }),
  'root by container': secure({ runAsNonRoot: false }),
  'user 0': secure({ runAsUser: 0 }),
  'user 1000': secure({ runAsUser: 1000 }),
  'user 0 of the Pod': ofPod({
    runAsNonRoot: true,
    runAsUser: 0,
    seccompProfile: { type: 'RuntimeDefault' },
  }),
  'no runAsNonRoot': ofPod({ seccompProfile: { type: 'RuntimeDefault' } }),
  'runAsNonRoot by container': {
    ...ofPod({ seccompProfile: { type: 'RuntimeDefault' } }),
    ...secure({ runAsNonRoot: true }),
  },
  'no seccomp': ofPod({ runAsNonRoot: true }),
  'seccomp by container': {
    ...ofPod({ runAsNonRoot: true }),
    ...secure({ seccompProfile: { type: 'RuntimeDefault' } }),
  },
  'seccomp of the node': ofPod({
    runAsNonRoot: true,
    seccompProfile: { type: 'Localhost', localhostProfile: 'web.json' },
  }),
  'seccomp off': ofPod({ runAsNonRoot: true, seccompProfile: { type: 'Unconfined' } }),
  'seccomp off by container': secure({ seccompProfile: { type: 'Unconfined' } }),
  'AppArmor off': secure({ appArmorProfile: { type: 'Unconfined' } }),
  'AppArmor on': secure({ appArmorProfile: { type: 'RuntimeDefault' } }),
  'AppArmor off by annotation': {
    annotations: { 'container.apparmor.security.beta.kubernetes.io/web': 'unconfined' },
  },
  'SELinux type of containers': secure({ seLinuxOptions: { type: 'container_t' } }),
  'SELinux type': secure({ seLinuxOptions: { type: 'spc_t' } }),
  'SELinux user': secure({ seLinuxOptions: { user: 'system_u' } }),
  'SELinux role': secure({ seLinuxOptions: { role: 'system_r' } }),
  'SELinux level': secure({ seLinuxOptions: { level: 's0:c1,c2' } }),
  'procMount default': secure({ procMount: 'Default' }),
  hostPort: {
    container: { securityContext: strict, ports: [{ containerPort: 80, hostPort: 80 }] },
  },
  'no hostPort': { container: { securityContext: strict, ports: [{ containerPort: 80 }] } },
  hostPath: volume({ hostPath: { path: '/etc' } }),
  emptyDir: volume({ emptyDir: {} }),
  'a claim': volume({ persistentVolumeClaim: { claimName: 'data' } }),
  'a ConfigMap': volume({ configMap: { name: 'settings' } }),
  projected: volume({ projected: { sources: [{ secret: { name: 'x' } }] } }),
  ephemeral: volume({
    ephemeral: {
      volumeClaimTemplate: {
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      },
    },
  }),
  csi: volume({ csi: { driver: 'secrets-store.csi.k8s.io', readOnly: true } }),
  'an image volume': volume({ image: { reference: 'example.com/data:1' } }),
  nfs: volume({ nfs: { server: 'nfs.example.com', path: '/' } }),
  iscsi: volume({
    iscsi: { targetPortal: '10.0.0.1:3260', iqn: 'iqn.2001-04.com.example:disk', lun: 0 },
  }),
  'git repository': volume({ gitRepo: { repository: 'https://example.com/x.git' } }),
  'a safe sysctl': sysctl('net.ipv4.tcp_syncookies', '1'),
  'a sysctl that became safe': sysctl('net.ipv4.tcp_rmem', '4096 87380 16777216'),
  'an unsafe sysctl': sysctl('kernel.msgmax', '65536'),
  'a probe of another host': {
    container: {
      securityContext: strict,
      livenessProbe: { httpGet: { port: 80, host: 'example.com' } },
    },
  },
  'a probe of itself': {
    container: { securityContext: strict, livenessProbe: { httpGet: { port: 80 } } },
  },
  'a hook to another host': {
    container: {
      securityContext: strict,
      lifecycle: { preStop: { tcpSocket: { port: 80, host: '10.0.0.1' } } },
    },
  },
  'an init container without context': {
    pod: { initContainers: [{ name: 'init', image: 'example.com/init:1' }] },
  },
  'a Windows Pod': {
    pod: { os: { name: 'windows' }, securityContext: { runAsNonRoot: true } },
    container: { securityContext: {} },
  },
  'a process of the Windows node': {
    pod: {
      os: { name: 'windows' },
      hostNetwork: true,
      securityContext: { windowsOptions: { hostProcess: true } },
    },
    container: { securityContext: {} },
  },
  'user namespace': { pod: { hostUsers: false } },
};
