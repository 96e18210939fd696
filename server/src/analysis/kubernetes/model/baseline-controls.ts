import { booleanAt, itemsAt, pairsAt, scalarAt, stringAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';
import { inContainers, inPodAndContainers, type SecurityControl } from './security-control.ts';

/** What other tools call each namespace of the node. */
const namespaceAliases: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'hostNetwork',
    ['host-network', 'hostNetworkSet', 'PSS102', 'KSV009', 'HostNetwork', 'CKV_K8S_19'],
  ],
  ['hostPID', ['host-pid', 'hostPIDSet', 'PSS102', 'KSV010', 'HostPID', 'CKV_K8S_17']],
  ['hostIPC', ['host-ipc', 'hostIPCSet', 'PSS102', 'KSV008', 'HostIPC', 'CKV_K8S_18']],
]);

/** What other tools call any folder of the node, the socket of the container runtime, and a folder of the system. */
const hostPathAliases = ['hostPathSet', 'PSS105', 'KSV023'];
const socketAliases = ['docker-sock', 'KSV006', 'KBP101', 'DockerSock', 'CKV_K8S_27'];
const systemFolder = /^\/(?:boot|dev|etc|lib|proc|sys|usr)?$/;

/** What other tools call any capability, and the one that is nearly all of them. */
const capabilityAliases = ['dangerousCapabilities', 'PSS104', 'KBP100', 'CKV_K8S_25'];
const adminAliases = ['KSV005', 'CapSysAdmin', 'CKV_K8S_39'];

/** What the level `baseline` forbids, from the Pod Security Standards of Kubernetes 1.36. */
export const baselineControls: readonly SecurityControl[] = [
  {
    id: 'hostNamespaces',
    aliases: [...namespaceAliases.values()].flat().filter(isFirst),
    *violations({ spec }) {
      for (const [name, aliases] of namespaceAliases) {
        const value = scalarAt(spec, name);
        if (value?.value !== true) continue;
        yield { span: value.span, reason: `${name} shares the node with the Pod`, aliases };
      }
    },
  },
  {
    id: 'privileged',
    aliases: [
      ...['privileged-container', 'container-security-context-privileged', 'runAsPrivileged'],
      ...['PSS103', 'KSV017', 'Privileged', 'CKV_K8S_16'],
    ],
    *violations(pod) {
      for (const node of inContainers(pod, 'securityContext', 'privileged')) {
        if (isTrue(node))
          yield { span: node.span, reason: 'a privileged container is root of its node' };
      }
    },
  },
  {
    id: 'hostProcess',
    aliases: ['hostProcess', 'PSS101'],
    *violations(pod) {
      const path = ['securityContext', 'windowsOptions', 'hostProcess'];
      for (const node of inPodAndContainers(pod, ...path)) {
        if (isTrue(node))
          yield { span: node.span, reason: 'hostProcess runs on the Windows node itself' };
      }
    },
  },
  {
    id: 'capabilities_baseline',
    aliases: [...capabilityAliases, ...adminAliases],
    *violations(pod) {
      for (const list of inContainers(pod, 'securityContext', 'capabilities', 'add')) {
        for (const item of itemsAt(list)) {
          if (item.kind !== 'scalar' || item.templated || harmless.has(item.text)) continue;
          yield {
            span: item.span,
            reason: `${item.text} lets the container do what only its node should`,
            aliases: [...capabilityAliases, ...(item.text === 'SYS_ADMIN' ? adminAliases : [])],
          };
        }
      }
    },
  },
  {
    id: 'hostPathVolumes',
    aliases: [...hostPathAliases, ...socketAliases, 'sensitive-host-mounts'],
    *violations({ volumes }) {
      for (const volume of volumes) {
        const pair = pairsAt(volume).find(({ name }) => name === 'hostPath');
        if (!pair) continue;
        const path = stringAt(pair.value, 'path') ?? '';
        const aliases = [
          ...hostPathAliases,
          ...(path.endsWith('docker.sock') ? socketAliases : []),
          ...(systemFolder.test(path) ? ['sensitive-host-mounts'] : []),
        ];
        yield { span: pair.key.span, reason: 'hostPath opens the disk of the node', aliases };
      }
    },
  },
  {
    id: 'hostPorts',
    aliases: ['hostPortSet', 'PSS106', 'KSV024', 'CKV_K8S_26'],
    *violations({ containers }) {
      for (const port of containers.flatMap(({ ports }) => ports)) {
        const value = scalarAt(port, 'hostPort');
        if (value && value.value !== 0)
          yield { span: value.span, reason: 'hostPort takes a port of the node' };
      }
    },
  },
  {
    id: 'appArmorProfile',
    aliases: ['PSS107', 'KSV002', 'ApparmorUnconfined'],
    *violations(pod) {
      for (const node of inPodAndContainers(pod, 'securityContext', 'appArmorProfile', 'type')) {
        if (isText(node, 'Unconfined'))
          yield { span: node.span, reason: 'AppArmor is switched off' };
      }
      for (const { name, value } of pairsAt(pod.node, 'metadata', 'annotations')) {
        if (!name.startsWith('container.apparmor.security.beta.kubernetes.io/')) continue;
        if (isText(value, 'unconfined'))
          yield { span: value.span, reason: 'AppArmor is switched off' };
      }
    },
  },
  {
    id: 'seLinuxOptions',
    aliases: ['PSS108', 'KSV025'],
    *violations(pod) {
      for (const node of inPodAndContainers(pod, 'securityContext', 'seLinuxOptions')) {
        for (const part of ['user', 'role', 'type']) {
          const value = scalarAt(node, part);
          if (!value || value.text === '' || (part === 'type' && seLinuxTypes.has(value.text)))
            continue;
          yield {
            span: value.span,
            reason: `the SELinux ${part} "${value.text}" is not one of containers`,
          };
        }
      }
    },
  },
  {
    id: 'procMount',
    aliases: ['unsafe-proc-mount', 'procMount', 'PSS109', 'KSV027', 'ProcMount'],
    *violations(pod, minor) {
      // In a user namespace of its own, the Pod sees only its own /proc.
      if (minor >= 35 && booleanAt(pod.spec, 'hostUsers') === false) return;
      for (const node of inContainers(pod, 'securityContext', 'procMount')) {
        if (isText(node, 'Unmasked'))
          yield { span: node.span, reason: '/proc of the node is not masked' };
      }
    },
  },
  {
    id: 'seccompProfile_baseline',
    aliases: ['PSS110', 'KSV030', 'SeccompUnconfined'],
    *violations(pod) {
      for (const node of inPodAndContainers(pod, 'securityContext', 'seccompProfile', 'type')) {
        if (isText(node, 'Unconfined'))
          yield { span: node.span, reason: 'seccomp is switched off' };
      }
    },
  },
  {
    id: 'sysctls',
    aliases: ['unsafe-sysctls', 'PSS111', 'KSV026'],
    *violations({ spec }, minor) {
      for (const item of itemsAt(spec, 'securityContext', 'sysctls')) {
        const name = scalarAt(item, 'name');
        if (!name || (safeSysctls.get(name.text) ?? Number.POSITIVE_INFINITY) <= minor) continue;
        yield { span: name.span, reason: `${name.text} changes the kernel for others on the node` };
      }
    },
  },
  {
    id: 'hostProbesAndHostLifecycle',
    aliases: [],
    *violations(pod, minor) {
      if (minor < 34) return;
      for (const path of handlers) {
        for (const node of inContainers(pod, ...path)) {
          if (node.kind !== 'scalar' || node.text === '') continue;
          yield { span: node.span, reason: 'the kubelet would send requests to another host' };
        }
      }
    },
  },
];

const harmless: ReadonlySet<string> = new Set([
  ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD'],
  ...['NET_BIND_SERVICE', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
]);

const seLinuxTypes: ReadonlySet<string> = new Set([
  ...['container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'],
]);

/** The minor version since which each is thought harmless. */
const safeSysctls: ReadonlyMap<string, number> = new Map([
  ['kernel.shm_rmid_forced', 0],
  ['net.ipv4.ip_local_port_range', 0],
  ['net.ipv4.ip_unprivileged_port_start', 0],
  ['net.ipv4.tcp_syncookies', 0],
  ['net.ipv4.ping_group_range', 0],
  ['net.ipv4.ip_local_reserved_ports', 27],
  ['net.ipv4.tcp_keepalive_time', 29],
  ['net.ipv4.tcp_fin_timeout', 29],
  ['net.ipv4.tcp_keepalive_intvl', 29],
  ['net.ipv4.tcp_keepalive_probes', 29],
  ['net.ipv4.tcp_rmem', 32],
  ['net.ipv4.tcp_wmem', 32],
]);

const handlers = [
  ...['livenessProbe', 'readinessProbe', 'startupProbe'].map((probe) => [probe]),
  ...['postStart', 'preStop'].map((hook) => ['lifecycle', hook]),
].flatMap((path) => ['httpGet', 'tcpSocket'].map((action) => [...path, action, 'host']));

function isTrue(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === true;
}

function isText(node: YamlNode, text: string): boolean {
  return stringAt(node) === text;
}

function isFirst(name: string, index: number, all: readonly string[]): boolean {
  return all.indexOf(name) === index;
}
