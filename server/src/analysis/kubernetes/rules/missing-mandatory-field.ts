import type { Fix } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import { headOf } from '../model/head-of.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { type Place, place, placeTable } from '../model/place.ts';
import { setField } from '../model/set-field.ts';
import { at, booleanAt, isAbsent, pairAt, stringAt } from '../syntax/access.ts';
import type { YamlMapping, YamlNode } from '../syntax/nodes.ts';

/** Reports fields that the schema leaves open and the API server demands. */
export const missingMandatoryField = defineRule<KubernetesObject>({
  id: 'missing-mandatory-field',
  summary: 'Field is missing or empty that the API server demands',
  severity: 'error',
  *check(object) {
    for (const [{ field, path, unless }, owner] of mandatoryOf(object)) {
      if (owner.kind !== 'mapping' || owner.templated || unless(owner)) continue;
      if (!isEmpty(at(owner, ...path))) continue;
      const written = path.length === 1 ? pairAt(owner, field)?.key.span : undefined;
      yield {
        span: written ?? headOf(owner),
        message: `"${field}" is missing here, and the object will be refused without it.`,
        ...(!written && { missing: path.at(-1) ?? field }),
        fixes: usually(object, owner, path),
      };
    }
  },
});

/** Adds what nearly everybody writes there. */
function usually(
  object: KubernetesObject,
  owner: YamlMapping,
  path: readonly string[],
): readonly Fix[] {
  const field = path.join('.');
  const value = usualValues[field];
  const edit = value === undefined ? undefined : setField(object, owner, path, value);
  return edit ? [{ title: `Add ${field}: ${value}`, safety: 'unsafe', edits: [edit] }] : [];
}

const usualValues: Readonly<Record<string, string>> = {
  accessModes: '[ReadWriteOnce]',
  'resources.requests.storage': '1Gi',
  verbs: '[get, list, watch]',
  apiGroups: '[""]',
  path: '/',
  completions: '1',
  backoffLimitPerIndex: '1',
};

interface MandatoryRow {
  readonly at: Place;
  /** A field, or a path of fields with dots. */
  readonly field: string;
  readonly path: readonly string[];
  readonly unless: (owner: YamlNode) => boolean;
}

const never = () => false;
const policies = 'ValidatingAdmissionPolicy|MutatingAdmissionPolicy spec';
const row = (
  text: string,
  field: string,
  unless: MandatoryRow['unless'] = never,
): MandatoryRow => ({
  at: place(text),
  field,
  path: field.split('.'),
  unless,
});
/** A field that the schema demands already; what it does not demand is that something stands in it. */
const filled = (text: string, field: string): MandatoryRow =>
  row(text, field, (owner) => isAbsent(at(owner, field)));
const isServiceOfType = (owner: YamlNode, type: string) => stringAt(owner, 'type') === type;
const isNotOfKind = (kind: string) => (owner: YamlNode) => stringAt(owner, 'kind') !== kind;
const isIndexed = (owner: YamlNode) => stringAt(owner, 'completionMode') === 'Indexed';
const isHeadless = (owner: YamlNode) => stringAt(owner, 'clusterIP') === 'None';
const isUpToTheController = (owner: YamlNode) =>
  stringAt(owner, 'pathType') === 'ImplementationSpecific';
const objectsWithSpec =
  'Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|CronJob|Service|PersistentVolumeClaim|PersistentVolume|Ingress|Pod';
const namesUrls = (owner: YamlNode) => !isEmpty(at(owner, 'nonResourceURLs'));

/** From the validation of each API group, 1.36. */
const mandatoryOf = placeTable<MandatoryRow>([
  filled('Pod', 'containers'),
  row(objectsWithSpec, 'spec'),
  row(
    'Deployment|StatefulSet|DaemonSet|ReplicaSet|ReplicationController|Job spec.template',
    'spec',
  ),
  row('CronJob spec.jobTemplate.spec.template', 'spec'),
  row('Container', 'image'),
  filled('Container', 'name'),
  filled('Pod volumes[]', 'name'),
  filled('Pod volumes[].persistentVolumeClaim', 'claimName'),
  filled('Container env[]', 'name'),
  filled('Container volumeMounts[]', 'mountPath'),
  filled('Container env[].valueFrom.configMapKeyRef|secretKeyRef', 'key'),
  row('Container env[].valueFrom.configMapKeyRef|secretKeyRef', 'name'),
  row('Container envFrom[].configMapRef|secretRef', 'name'),
  row('Container livenessProbe|readinessProbe|startupProbe.exec', 'command'),
  row('Container lifecycle.postStart|preStop.exec', 'command'),
  filled('Container livenessProbe|readinessProbe|startupProbe.httpGet|tcpSocket', 'port'),
  filled('HorizontalPodAutoscaler spec.scaleTargetRef', 'kind'),
  filled('HorizontalPodAutoscaler spec.scaleTargetRef', 'name'),
  filled('RoleBinding|ClusterRoleBinding roleRef', 'name'),
  filled('RoleBinding|ClusterRoleBinding subjects[]', 'name'),
  filled('Ingress spec.rules[].http.paths[].backend.service', 'name'),
  row('Ingress spec.rules[].http.paths[]', 'path', isUpToTheController),
  row(
    'Service spec',
    'ports',
    (owner) => isServiceOfType(owner, 'ExternalName') || isHeadless(owner),
  ),
  row('Service spec', 'externalName', (owner) => !isServiceOfType(owner, 'ExternalName')),
  row('PersistentVolumeClaim spec', 'accessModes'),
  row('PersistentVolumeClaim spec', 'resources.requests.storage'),
  row('StatefulSet spec.volumeClaimTemplates[].spec', 'accessModes'),
  row('StatefulSet spec.volumeClaimTemplates[].spec', 'resources.requests.storage'),
  row('Pod volumes[].ephemeral.volumeClaimTemplate.spec', 'accessModes'),
  row('PersistentVolume spec', 'accessModes'),
  row('PersistentVolume spec', 'capacity'),
  row('Pod volumes[].projected.sources[].configMap|secret', 'name'),
  filled('Pod volumes[].configMap|secret.items[]', 'path'),
  row('Pod volumes[].ephemeral', 'volumeClaimTemplate'),
  row('PersistentVolume spec', 'nodeAffinity.required', (owner) => isEmpty(at(owner, 'local'))),
  row('Pod volumes[].secret', 'secretName'),
  row('Pod volumes[].configMap', 'name'),
  row('Ingress spec', 'rules', (owner) => !isEmpty(at(owner, 'defaultBackend'))),
  filled('Ingress spec.rules[].http', 'paths'),
  filled('Role|ClusterRole rules[]', 'verbs'),
  row('Role|ClusterRole rules[]', 'apiGroups', namesUrls),
  row('Role|ClusterRole rules[]', 'resources', namesUrls),
  row('Pod volumes[].ephemeral.volumeClaimTemplate.spec', 'resources.requests.storage'),
  row('ReplicaSet|ReplicationController spec', 'template'),
  row('Ingress spec.rules[].http.paths[].backend.service', 'port'),
  row('Ingress spec.defaultBackend.service', 'port'),
  row('CustomResourceDefinition spec.versions[]', 'schema.openAPIV3Schema'),
  row(
    'CustomResourceDefinition spec.versions[].schema.openAPIV3Schema',
    'type',
    (owner) => booleanAt(owner, 'x-kubernetes-preserve-unknown-fields') === true,
  ),
  row('ValidatingAdmissionPolicyBinding|MutatingAdmissionPolicyBinding spec', 'policyName'),
  row('MutatingAdmissionPolicy spec', 'mutations'),
  row(
    'ValidatingAdmissionPolicy spec',
    'validations',
    (owner) => !isEmpty(at(owner, 'auditAnnotations')),
  ),
  row('IngressClass spec', 'controller'),
  row('FlowSchema spec', 'priorityLevelConfiguration.name'),
  row('FlowSchema spec.rules[].subjects[]', 'group', isNotOfKind('Group')),
  row('FlowSchema spec.rules[].subjects[]', 'user', isNotOfKind('User')),
  row('FlowSchema spec.rules[].subjects[]', 'serviceAccount', isNotOfKind('ServiceAccount')),
  row('ClusterRole aggregationRule', 'clusterRoleSelectors'),
  row(
    'Job spec',
    'selector',
    (owner) => booleanAt(owner, 'manualSelector') !== true || !isAbsent(at(owner, 'selector')),
  ),
  row(
    'LimitRange spec.limits[]',
    'max.storage',
    (owner) =>
      stringAt(owner, 'type') !== 'PersistentVolumeClaim' || !isEmpty(at(owner, 'min', 'storage')),
  ),
  filled(
    'Pod affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution',
    'nodeSelectorTerms',
  ),
  row('HorizontalPodAutoscaler spec.behavior.scaleUp|scaleDown', 'policies', (owner) =>
    isAbsent(at(owner, 'policies')),
  ),
  row(
    'ValidatingAdmissionPolicyBinding|MutatingAdmissionPolicyBinding spec.paramRef',
    'parameterNotFoundAction',
  ),
  ...['resourceRules', 'nonResourceRules'].map((list) =>
    row(`FlowSchema spec.rules[].${list}[]`, 'verbs'),
  ),
  row(
    'FlowSchema spec.rules[].resourceRules[]',
    'namespaces',
    (owner) => booleanAt(owner, 'clusterScope') === true,
  ),
  row(
    'IngressClass spec.parameters',
    'namespace',
    (owner) => stringAt(owner, 'scope') !== 'Namespace',
  ),
  filled('CustomResourceDefinition spec.versions[].additionalPrinterColumns[]', 'jsonPath'),
  row(
    'CustomResourceDefinition spec.conversion',
    'webhook',
    (owner) => stringAt(owner, 'strategy') !== 'Webhook',
  ),
  ...['ValidatingWebhookConfiguration|MutatingWebhookConfiguration webhooks[]', policies].map(
    (owner) => filled(`${owner}.matchConditions[]`, 'name'),
  ),
  row('CertificateSigningRequest spec', 'usages'),
  row('ControllerRevision', 'data', (owner) => !isAbsent(at(owner, 'data'))),
  row('Pod volumes[].csi.nodePublishSecretRef', 'name'),
  row('Pod dnsConfig.options[]', 'name'),
  row('Job spec', 'backoffLimitPerIndex', (owner) => isEmpty(at(owner, 'maxFailedIndexes'))),
  ...['Container', 'Pod'].map((scope) =>
    row(
      `${scope} securityContext.seccompProfile|appArmorProfile`,
      'localhostProfile',
      (owner) => stringAt(owner, 'type') !== 'Localhost',
    ),
  ),
  ...['excludeResourceRules', 'resourceRules'].flatMap((list) =>
    ['operations', 'apiGroups', 'apiVersions', 'resources'].map((field) =>
      row(
        `ValidatingAdmissionPolicy|MutatingAdmissionPolicy spec.matchConstraints.${list}[]`,
        field,
      ),
    ),
  ),
  ...['operations', 'apiGroups', 'apiVersions', 'resources'].map((field) =>
    row('ValidatingWebhookConfiguration|MutatingWebhookConfiguration webhooks[].rules[]', field),
  ),
  row(
    'Job spec',
    'completions',
    // Without both numbers, both are 1.
    (owner) => !isIndexed(owner) || isEmpty(at(owner, 'parallelism')),
  ),
  row('CronJob spec.jobTemplate.spec', 'completions', (owner) => !isIndexed(owner)),
  row('Pod', 'dnsConfig.nameservers', (owner) => stringAt(owner, 'dnsPolicy') !== 'None'),
  row(
    'ClusterRoleBinding subjects[]',
    'namespace',
    (owner) => stringAt(owner, 'kind') !== 'ServiceAccount',
  ),
]);

function isEmpty(node: YamlNode | undefined): boolean {
  if (isAbsent(node) || !node) return true;
  if (node.kind === 'mapping') return node.pairs.length === 0 && !node.templated;
  if (node.kind === 'sequence') return node.items.length === 0 && !node.templated;
  return node.value === '' && !node.templated;
}
