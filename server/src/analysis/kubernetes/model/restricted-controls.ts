import {
  booleanAt,
  itemsAt,
  mappingAt,
  numberAt,
  pairAt,
  pairsAt,
  scalarAt,
  stringAt,
} from '../syntax/access.ts';
import type { YamlMapping, YamlNode } from '../syntax/nodes.ts';
import type { Container, PodTemplate } from './pod-template.ts';
import { inPodAndContainers, type SecurityControl } from './security-control.ts';

/** What the level `restricted` forbids besides `baseline`, from the Pod Security Standards of Kubernetes 1.36. */
export const restrictedControls: readonly SecurityControl[] = [
  {
    id: 'restrictedVolumes',
    aliases: ['PSS201', 'KSV028'],
    *violations({ volumes }) {
      for (const volume of volumes) {
        for (const { name, key } of pairsAt(volume)) {
          if (!refusedVolumes.has(name)) continue;
          yield { span: key.span, reason: `a ${name} volume is not allowed` };
        }
      }
    },
  },
  {
    id: 'allowPrivilegeEscalation',
    aliases: [
      ...['privilege-escalation-container', 'privilegeEscalationAllowed', 'PSS202', 'KSV001'],
      ...['AllowPrivilegeEscalation', 'CKV_K8S_20'],
    ],
    *violations(pod) {
      if (isWindows(pod)) return;
      for (const container of pod.containers) {
        const context = pairAt(container.node, 'securityContext')?.value;
        if (isHidden(container.node, context)) continue;
        if (booleanAt(context, 'allowPrivilegeEscalation') === false) continue;
        yield {
          span: placeOf(container, 'allowPrivilegeEscalation'),
          reason: 'allowPrivilegeEscalation is not false',
        };
      }
    },
  },
  {
    id: 'runAsNonRoot',
    aliases: [
      ...['run-as-non-root', 'runAsRootAllowed', 'PSS203', 'KSV012'],
      ...['RunAsNonRoot', 'CKV_K8S_23'],
    ],
    *violations(pod) {
      const ofPod = pairAt(pod.spec, 'securityContext')?.value;
      const inherited = booleanAt(ofPod, 'runAsNonRoot');
      if (isHidden(pod.spec, ofPod)) return;
      for (const container of pod.containers) {
        const context = pairAt(container.node, 'securityContext')?.value;
        if (isHidden(container.node, context)) continue;
        if ((booleanAt(context, 'runAsNonRoot') ?? inherited) === true) continue;
        yield { span: placeOf(container, 'runAsNonRoot'), reason: 'runAsNonRoot is not true' };
      }
    },
  },
  {
    id: 'runAsUser',
    aliases: ['PSS204'],
    *violations(pod) {
      for (const node of inPodAndContainers(pod, 'securityContext', 'runAsUser')) {
        if (numberAt(node) === 0) yield { span: node.span, reason: 'user 0 is root' };
      }
    },
  },
  {
    id: 'seccompProfile_restricted',
    aliases: ['container-seccomp-profile', 'PSS205', 'KSV030', 'SeccompAny', 'CKV_K8S_31'],
    *violations(pod) {
      if (isWindows(pod)) return;
      const ofPod = pairAt(pod.spec, 'securityContext')?.value;
      if (isHidden(pod.spec, ofPod)) return;
      const inherited = stringAt(ofPod, 'seccompProfile', 'type');
      for (const container of pod.containers) {
        const context = pairAt(container.node, 'securityContext')?.value;
        if (isHidden(container.node, context)) continue;
        const type = stringAt(context, 'seccompProfile', 'type') ?? inherited;
        if (type === 'RuntimeDefault' || type === 'Localhost' || type === 'Unconfined') continue;
        yield {
          span: placeOf(container, 'seccompProfile'),
          reason: 'no seccompProfile is set',
        };
      }
    },
  },
  {
    id: 'capabilities_restricted',
    aliases: [
      ...['drop-net-raw-capability', 'insecureCapabilities', 'PSS206', 'KBP103', 'KSV003'],
      ...['CapDropAny', 'CapDropAll', 'CKV_K8S_28', 'CKV_K8S_37'],
    ],
    *violations(pod) {
      if (isWindows(pod)) return;
      for (const container of pod.containers) {
        const context = pairAt(container.node, 'securityContext')?.value;
        const capabilities = pairAt(context, 'capabilities')?.value;
        if (isHidden(container.node, context, capabilities)) continue;
        const dropped = itemsAt(capabilities, 'drop');
        if (!dropped.some((item) => stringAt(item) === 'ALL')) {
          yield {
            span: placeOf(container, 'capabilities'),
            reason: 'capabilities do not drop ALL',
          };
        }
        for (const item of itemsAt(capabilities, 'add')) {
          if (item.kind !== 'scalar' || item.templated || item.text === 'NET_BIND_SERVICE')
            continue;
          yield { span: item.span, reason: `the capability ${item.text} is not allowed` };
        }
      }
    },
  },
];

/** The sources of volumes that `restricted` refuses; hostPath is refused by `baseline` already. */
const refusedVolumes: ReadonlySet<string> = new Set([
  ...['awsElasticBlockStore', 'azureDisk', 'azureFile', 'cephfs', 'cinder', 'fc', 'flexVolume'],
  ...[
    'flocker',
    'gcePersistentDisk',
    'gitRepo',
    'glusterfs',
    'iscsi',
    'nfs',
    'photonPersistentDisk',
  ],
  ...['portworxVolume', 'quobyte', 'rbd', 'scaleIO', 'storageos', 'vsphereVolume'],
]);

function isWindows({ spec }: PodTemplate): boolean {
  return stringAt(spec, 'os', 'name') === 'windows';
}

/** Templates may add what is missing. */
function isHidden(...nodes: readonly (YamlNode | undefined)[]): boolean {
  return nodes.some((node) => node?.templated === true);
}

/** The field of the container's context if it is written, else the name of the container. */
function placeOf({ node, name }: Container, field: string) {
  const context: YamlMapping | undefined = mappingAt(node, 'securityContext');
  const written = pairAt(context, field);
  return (
    (written && (scalarAt(context, field)?.span ?? written.key.span)) ??
    name?.span ??
    node.pairs[0]?.key.span ??
    node.span
  );
}
