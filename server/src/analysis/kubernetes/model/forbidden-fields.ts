import { at, booleanAt, itemsAt, numberAt, pairAt, pairsAt, stringAt } from '../syntax/access.ts';
import { always, type ForbiddenFields, forbid, is, isNot } from './forbid.ts';
import { forbiddenInPods } from './forbidden-in-pods.ts';
import { knownScalar } from './known-scalar.ts';
import { dnsSubdomain } from './name-grammar.ts';
import { place, placeTable } from './place.ts';
import { parseQuantity } from './quantity.ts';

const sources = {
  Resource: 'resource',
  ContainerResource: 'containerResource',
  Pods: 'pods',
  Object: 'object',
  External: 'external',
};
/** The forbidden fields of an object; from the validation of each API group, 1.36. */
export const forbiddenFieldsOf = placeTable<ForbiddenFields>([
  ...forbiddenInPods,
  forbid(
    'Service spec',
    ['loadBalancerClass'],
    isNot('type', 'LoadBalancer'),
    'only a Service of type LoadBalancer has one',
  ),
  forbid(
    'Service spec',
    ['loadBalancerSourceRanges'],
    isNot('type', 'LoadBalancer'),
    'only a load balancer looks at where traffic comes from',
  ),
  forbid(
    'Service spec',
    ['externalTrafficPolicy'],
    (service) =>
      isNot('type', 'LoadBalancer', 'NodePort')(service) &&
      itemsAt(service, 'externalIPs').length === 0,
    'no traffic reaches this Service from outside',
  ),
  forbid(
    'Service spec',
    ['healthCheckNodePort'],
    (service) =>
      isNot('type', 'LoadBalancer')(service) || isNot('externalTrafficPolicy', 'Local')(service),
    'it needs a Service of type LoadBalancer with "externalTrafficPolicy: Local"',
  ),
  forbid(
    'Service spec',
    ['clusterIP'],
    (service) =>
      is('clusterIP', 'None')(service) &&
      /^(?:NodePort|LoadBalancer)$/.test(stringAt(service, 'type') ?? ''),
    'a Service without an address of its own has no node port and no load balancer',
  ),
  forbid(
    'Service spec',
    ['clusterIP', 'clusterIPs'],
    is('type', 'ExternalName'),
    'a Service of type ExternalName is a name and has no address',
  ),
  forbid(
    'Service spec',
    ['ipFamilyPolicy'],
    (service) =>
      is('ipFamilyPolicy', 'SingleStack')(service) && itemsAt(service, 'ipFamilies').length > 1,
    'two families need PreferDualStack or RequireDualStack',
  ),
  forbid(
    'IngressClass spec.parameters',
    ['namespace'],
    isNot('scope', 'Namespace'),
    'parameters of the cluster are in no namespace',
  ),
  forbid(
    'Role rules[]',
    ['nonResourceURLs'],
    always,
    'a URL is in no namespace, so only a ClusterRole can allow it',
  ),
  forbid(
    'RoleBinding|ClusterRoleBinding subjects[]',
    ['apiGroup'],
    is('kind', 'ServiceAccount'),
    'a ServiceAccount is in no API group',
  ),
  forbid(
    'RoleBinding|ClusterRoleBinding subjects[]',
    ['apiGroup'],
    (subject) =>
      /^(?:User|Group)$/.test(stringAt(subject, 'kind') ?? '') &&
      isNot('apiGroup', 'rbac.authorization.k8s.io')(subject),
    'users and groups are in rbac.authorization.k8s.io',
  ),
  forbid(
    'LimitRange spec.limits[]',
    ['default', 'defaultRequest'],
    is('type', 'Pod'),
    'only containers get defaults',
  ),
  forbid(
    'PriorityLevelConfiguration spec',
    ['exempt'],
    is('type', 'Limited'),
    'a level of type Limited is described in "limited"',
  ),
  forbid(
    'PriorityLevelConfiguration spec',
    ['limited'],
    is('type', 'Exempt'),
    'a level of type Exempt has no limits',
  ),
  forbid(
    'PriorityLevelConfiguration spec.limited.limitResponse',
    ['queuing'],
    is('type', 'Reject'),
    'what is rejected waits in no queue',
  ),
  ...Object.entries(sources).map(([type, own]) =>
    forbid(
      'HorizontalPodAutoscaler spec.metrics[]',
      Object.values(sources).filter((source) => source !== own),
      is('type', type),
      `a metric of type ${type} is described in "${own}" alone`,
    ),
  ),
  forbid(
    'CustomResourceDefinition spec.versions[]',
    ['deprecationWarning'],
    (version) => booleanAt(version, 'deprecated') !== true,
    'this version is not deprecated',
  ),
  forbid(
    'CustomResourceDefinition spec',
    ['preserveUnknownFields'],
    always,
    'a definition of apiextensions.k8s.io/v1 keeps unknown fields by "x-kubernetes-preserve-unknown-fields" in its schema',
  ),
  forbid(
    'ResourceQuota spec.scopeSelector.matchExpressions[]',
    ['operator'],
    (expression) =>
      isNot('operator', 'Exists')(expression) && isNot('scopeName', 'PriorityClass')(expression),
    'only the scope PriorityClass has values to compare',
  ),
  {
    at: place('ConfigMap'),
    because: 'the key is in "data" too',
    pick: (map) =>
      pairsAt(map, 'binaryData').filter(({ name }) => pairAt(at(map, 'data'), name) !== undefined),
  },
  forbid(
    'PriorityClass metadata',
    ['name'],
    (metadata) => /^system-(?!(?:node|cluster)-critical$)/.test(stringAt(metadata, 'name') ?? ''),
    'names that begin with "system-" belong to Kubernetes',
  ),
  {
    at: place('PersistentVolume spec.capacity'),
    because: 'storage is all that a volume has, and it has some',
    pick: (capacity) =>
      pairsAt(capacity).filter(({ name, value }) => {
        const amount = knownScalar(value)?.value;
        return (
          name !== 'storage' || (amount !== undefined && parseQuantity(String(amount))?.value === 0)
        );
      }),
  },
  forbid(
    'PersistentVolumeClaim spec',
    ['dataSource'],
    (claim) =>
      pairAt(claim, 'dataSourceRef') !== undefined &&
      ['kind', 'name'].some(
        (field) => stringAt(claim, 'dataSource', field) !== stringAt(claim, 'dataSourceRef', field),
      ),
    '"dataSourceRef" beside it says something else',
  ),
  {
    at: place('LimitRange spec.limits[].maxLimitRequestRatio'),
    because: 'a limit is never less than its request, so the ratio is at least 1',
    pick: (ratios) =>
      pairsAt(ratios).filter(({ value }) => {
        const ratio = parseQuantity(String(knownScalar(value)?.value ?? 1));
        return ratio !== undefined && ratio.value < 1;
      }),
  },
  forbid(
    'PriorityLevelConfiguration spec.limited.limitResponse.queuing',
    ['handSize'],
    (queuing) => (numberAt(queuing, 'handSize') ?? 0) > (numberAt(queuing, 'queues') ?? 64),
    'a request cannot be dealt to more queues than there are',
  ),
  forbid(
    'ValidatingWebhookConfiguration|MutatingWebhookConfiguration webhooks[]',
    ['admissionReviewVersions'],
    (webhook) =>
      itemsAt(webhook, 'admissionReviewVersions').every((item) => {
        const version = knownScalar(item)?.value;
        return version !== undefined && version !== 'v1' && version !== 'v1beta1';
      }),
    'the API server asks webhooks in v1 and v1beta1 only',
  ),
  forbid(
    'RoleBinding|ClusterRoleBinding subjects[]',
    ['name'],
    (subject) =>
      is('kind', 'ServiceAccount')(subject) &&
      !dnsSubdomain.accepts(stringAt(subject, 'name') ?? 'a'),
    `the name of a ServiceAccount is made of ${dnsSubdomain.words}`,
  ),
  forbid(
    'HorizontalPodAutoscaler spec.scaleTargetRef',
    ['apiVersion'],
    (target) => (stringAt(target, 'apiVersion') ?? '').split('/').length > 2,
    'an API version is a group and a version',
  ),
]);
