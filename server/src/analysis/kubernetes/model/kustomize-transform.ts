import { booleanAt, itemsAt, pairsAt, stringAt } from '../syntax/access.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import type { AddedLabel, Member } from './member.ts';
import { oncePer } from './once-per.ts';

/** What the members of a kustomization become by its name prefix and suffix, its namespace and its labels. */
export function transformed(members: readonly Member[], kustomization: KubernetesObject) {
  const { prefix, suffix, namespace, labels } = transformationOf(kustomization);
  const isNamed = prefix !== '' || suffix !== '';
  if (!isNamed && namespace === undefined && labels.length === 0) return members;
  return members.map((member): Member => {
    const last = member.names.at(-1) ?? '';
    const isRenamed = isNamed && member.names.length > 0 && !keepsName.has(member.kind);
    const isMoved = namespace !== undefined && !clusterWide.has(member.kind);
    return {
      ...member,
      ...(isRenamed && { names: [...member.names, `${prefix}${last}${suffix}`] }),
      ...(isMoved && { namespace }),
      ...(labels.length > 0 && { labels: [...member.labels, ...labels] }),
    };
  });
}

/** What a kustomization does to everything that it takes. */
export const transformationOf = oncePer(({ node }: KubernetesObject) => ({
  prefix: stringAt(node, 'namePrefix') ?? '',
  suffix: stringAt(node, 'nameSuffix') ?? '',
  namespace: stringAt(node, 'namespace'),
  labels: [
    ...labelsIn(pairsAt(node, 'commonLabels'), 'selectors'),
    ...itemsAt(node, 'labels').flatMap((item) => {
      const isSelector = booleanAt(item, 'includeSelectors') === true;
      const isTemplate = booleanAt(item, 'includeTemplates') === true;
      const into = isSelector ? 'selectors' : isTemplate ? 'templates' : 'metadata';
      return labelsIn(pairsAt(item, 'pairs'), into);
    }),
  ],
}));

function labelsIn(pairs: ReturnType<typeof pairsAt>, into: AddedLabel['into']): AddedLabel[] {
  return pairs.flatMap(({ name, value }) =>
    value.kind === 'scalar' && !value.templated ? [{ name, value: value.text, into }] : [],
  );
}

/** kustomize leaves these names alone. */
const keepsName: ReadonlySet<string> = new Set([
  'Namespace',
  'CustomResourceDefinition',
  'APIService',
]);

/** Kinds without a namespace that others refer to by name. */
const clusterWide: ReadonlySet<string> = new Set([
  ...['Namespace', 'Node', 'PersistentVolume', 'ClusterRole', 'ClusterRoleBinding'],
  ...['StorageClass', 'IngressClass', 'PriorityClass', 'RuntimeClass', 'GatewayClass'],
  ...['CustomResourceDefinition', 'APIService', 'ClusterIssuer', 'ClusterSecretStore'],
  ...['ClusterTriggerAuthentication', 'ClusterAnalysisTemplate', 'ClusterExternalSecret'],
  ...['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding', 'DeviceClass'],
  ...[
    'ValidatingWebhookConfiguration',
    'MutatingWebhookConfiguration',
    'PriorityLevelConfiguration',
  ],
  ...['CSIDriver', 'FlowSchema', 'MutatingAdmissionPolicy', 'VolumeAttributesClass'],
]);
