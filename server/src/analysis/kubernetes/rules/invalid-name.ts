import { defineRule } from '../../core/rule.ts';
import { knownScalar, knownText } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import {
  anyText,
  celIdentifier,
  dataKey,
  dnsLabel,
  dnsSubdomain,
  domainOf,
  headerName,
  hostName,
  kernelSetting,
  type NameGrammar,
  pathSegment,
  portName,
  prefixOf,
  qualifiedName,
  resourceLabel,
  searchDomain,
  shortSubdomain,
  variableName,
} from '../model/name-grammar.ts';
import { isBuiltIn, type Place, place, placeTable } from '../model/place.ts';

/** Reports names that the API server refuses because of their syntax. */
export const invalidName = defineRule<KubernetesObject>({
  id: 'invalid-name',
  summary: 'Name has characters or a length that the API server refuses',
  severity: 'error',
  *check(object) {
    for (const [{ what, grammar }, node] of namesOf(object)) {
      const name = knownText(node);
      const syntax = grammar(object);
      if (name === undefined || name === '' || syntax.accepts(name)) continue;
      const better = syntax.repair(name);
      const key = knownScalar(node)?.span ?? node.span;
      yield {
        span: key,
        message: `${what} "${name}" will be refused, because it may only be ${syntax.words}.`,
        ...(better !== '' &&
          better !== name &&
          syntax.accepts(better) && {
            fixes: [
              {
                title: `Rename to "${better}"`,
                safety: 'unsafe',
                edits: [{ span: key, text: better }],
              },
            ],
          }),
      };
    }
  },
});

interface NameRow {
  readonly what: string;
  readonly at: Place;
  readonly grammar: (object: KubernetesObject) => NameGrammar;
}

const row = (what: string, at: string, grammar: NameGrammar): NameRow => ({
  what,
  at: place(at),
  grammar: () => grammar,
});

/** Kinds whose names are not DNS subdomains; from the validation of each API group, 1.36. */
const grammarOfKind: Readonly<Record<string, NameGrammar>> = {
  Namespace: dnsLabel,
  Service: dnsLabel,
  StatefulSet: dnsLabel,
  CronJob: shortSubdomain(52),
  Job: shortSubdomain(63),
  PodDisruptionBudget: pathSegment,
  Role: pathSegment,
  ClusterRole: pathSegment,
  RoleBinding: pathSegment,
  ClusterRoleBinding: pathSegment,
};

const namesOf = placeTable<NameRow>([
  {
    what: 'Name',
    at: place('Object metadata.name'),
    grammar: (object) => (isBuiltIn(object) && grammarOfKind[object.kind]) || dnsSubdomain,
  },
  row('Namespace', 'Object metadata.namespace', dnsLabel),
  row('Container name', 'Container name', dnsLabel),
  row('Volume name', 'Pod volumes[].name', dnsLabel),
  row('Port name', 'Container ports[].name', portName),
  row('Variable', 'Container env[].name', variableName),
  row('Key', 'Container env[].valueFrom.configMapKeyRef|secretKeyRef.key', dataKey),
  row('Name', 'Container env[].valueFrom.configMapKeyRef|secretKeyRef.name', dnsSubdomain),
  row('Name', 'Container envFrom[].configMapRef|secretRef.name', dnsSubdomain),
  {
    what: 'Host name',
    at: place('Pod hostname|subdomain'),
    // A StatefulSet gives its Pods other ones.
    grammar: ({ kind }) => (kind === 'StatefulSet' ? anyText : dnsLabel),
  },
  row('Host name', 'Pod hostAliases[].hostnames[]', dnsSubdomain),
  row('ServiceAccount name', 'Pod serviceAccountName', dnsSubdomain),
  row('PriorityClass name', 'Pod priorityClassName', dnsSubdomain),
  row('Node name', 'Pod nodeName', dnsSubdomain),
  row(
    'Port name',
    'Container livenessProbe|readinessProbe|startupProbe.httpGet|tcpSocket.port',
    portName,
  ),
  row('Key', 'ConfigMap data|binaryData{}', dataKey),
  row('Key', 'Secret data|stringData{}', dataKey),
  row('Port name', 'Service spec.ports[].name', dnsLabel),
  row('Port name', 'Service spec.ports[].targetPort', portName),
  row('External name', 'Service spec.externalName', dnsSubdomain),
  row('Service name', 'StatefulSet spec.serviceName', dnsLabel),
  row('Host', 'Ingress spec.rules[].host', hostName),
  row('Host', 'Ingress spec.tls[].hosts[]', hostName),
  row('Service name', 'Ingress spec.rules[].http.paths[].backend.service.name', dnsLabel),
  row('Port name', 'Ingress spec.rules[].http.paths[].backend.service.port.name', portName),
  row('Service name', 'Ingress spec.defaultBackend.service.name', dnsLabel),
  row('Secret name', 'Ingress spec.tls[].secretName', dnsSubdomain),
  row(
    'Webhook name',
    'ValidatingWebhookConfiguration|MutatingWebhookConfiguration webhooks[].name',
    domainOf(3),
  ),
  row('Handler', 'RuntimeClass handler', dnsLabel),
  {
    what: 'Name',
    at: place('Object metadata.generateName'),
    grammar: (object) =>
      prefixOf((isBuiltIn(object) && grammarOfKind[object.kind]) || dnsSubdomain),
  },
  row(
    'Header',
    'Container livenessProbe|readinessProbe|startupProbe.httpGet.httpHeaders[].name',
    headerName,
  ),
  row('Prefix', 'Container envFrom[].prefix', variableName),
  row('Search domain', 'Pod dnsConfig.searches[]', searchDomain),
  row('Condition', 'Pod readinessGates[].conditionType', qualifiedName),
  row('Setting', 'Pod securityContext.sysctls[].name', kernelSetting),
  row('Protocol', 'Service spec.ports[].appProtocol', qualifiedName),
  row('Version', 'CustomResourceDefinition spec.versions[].name', resourceLabel),
  row('Short name', 'CustomResourceDefinition spec.names.shortNames[]', resourceLabel),
  row('Plural', 'CustomResourceDefinition spec.names.plural|singular', resourceLabel),
  row(
    'Variable',
    'ValidatingAdmissionPolicy|MutatingAdmissionPolicy spec.variables[].name',
    celIdentifier,
  ),
  row('Key', 'ValidatingAdmissionPolicy spec.auditAnnotations[].key', qualifiedName),
  row('Name', 'HorizontalPodAutoscaler spec.scaleTargetRef.name|kind', pathSegment),
  row(
    'Metric',
    'HorizontalPodAutoscaler spec.metrics[].pods|object|external.metric.name',
    pathSegment,
  ),
  row('IngressClass name', 'Ingress spec.ingressClassName', dnsSubdomain),
  row('Port name', 'NetworkPolicy spec.ingress|egress[].ports[].port', portName),
  row(
    'StorageClass name',
    'PersistentVolumeClaim|PersistentVolume spec.storageClassName',
    dnsSubdomain,
  ),
]);
