import { at, itemsAt, scalarAt, stringAt } from '../../syntax/access.ts';
import type { Edge, EdgePlace, Option, Options } from '../edge.ts';
import { membersNamed, selectedPortsOf, servicePortsOf } from '../edge-options.ts';
import { reachOf } from '../reach.ts';
import { chosenServices } from '../service-selectors.ts';
import type { WorkspaceObjects } from '../workspace-objects.ts';
import { beside, pathOf, toKey, toKindBeside, toObject } from './make-edge.ts';

const routes = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'];
const issuers = ['Issuer', 'ClusterIssuer'];
const monitors = ['ServiceMonitor'];
const rollout = ['Rollout'];

const rolloutServices = [
  ...['canary.stableService', 'canary.canaryService'],
  ...['blueGreen.activeService', 'blueGreen.previewService'],
];
const rolloutAnalyses = [
  ...['canary.analysis', 'canary.steps[].analysis'],
  ...['blueGreen.prePromotionAnalysis', 'blueGreen.postPromotionAnalysis'],
];

/** The places of custom resources that many clusters have and that name something else. */
export const customEdges: readonly Edge[] = [
  // Gateway API
  toObject('gateway-class', ['Gateway'], 'spec.gatewayClassName', 'GatewayClass'),
  toKindBeside(
    'gateway-certificate',
    ['Gateway'],
    'spec.listeners[].tls.certificateRefs[].name',
    'Secret',
  ),
  toKindBeside('route-parent', routes, 'spec.parentRefs[].name', 'Gateway'),
  {
    id: 'route-listener',
    in: routes,
    path: pathOf('spec.parentRefs[].sectionName'),
    noun: 'listener',
    options: listenersOf,
  },
  ...['backendRefs[]', 'filters[].requestMirror.backendRef'].flatMap((backend) => [
    toKindBeside('route-backend', routes, `spec.rules[].${backend}.name`, 'Service'),
    backendPort(`spec.rules[].${backend}.port`),
  ]),
  // cert-manager
  toKindBeside(
    'certificate-issuer',
    ['Certificate', 'CertificateRequest'],
    'spec.issuerRef.name',
    'Issuer',
  ),
  toObject('issuer-secret', issuers, 'spec.ca.secretName', 'Secret'),
  toObject(
    'ingress-issuer',
    ['Ingress', 'Gateway'],
    'metadata.annotations."cert-manager.io/cluster-issuer"',
    'ClusterIssuer',
  ),
  toObject(
    'ingress-issuer',
    ['Ingress', 'Gateway'],
    'metadata.annotations."cert-manager.io/issuer"',
    'Issuer',
  ),
  // External Secrets
  toKindBeside(
    'secret-store',
    ['ExternalSecret', 'PushSecret'],
    'spec.secretStoreRef.name',
    'SecretStore',
  ),
  // Prometheus operator
  {
    id: 'monitored-port',
    in: monitors,
    path: pathOf('spec.endpoints[].port'),
    noun: 'Service port',
    options: monitoredPorts,
  },
  {
    id: 'monitored-pod-port',
    in: ['PodMonitor'],
    path: pathOf('spec.podMetricsEndpoints[].port'),
    noun: 'port',
    options: (place, objects) => ({ ...selectedPortsOf(place, objects), exhaustive: false }),
  },
  // KEDA, and the autoscaler of requests
  toKindBeside('scaled-object', ['ScaledObject'], 'spec.scaleTargetRef.name', 'Deployment'),
  toKindBeside(
    'trigger-authentication',
    ['ScaledObject', 'ScaledJob'],
    'spec.triggers[].authenticationRef.name',
    'TriggerAuthentication',
  ),
  ...['TriggerAuthentication', 'ClusterTriggerAuthentication'].flatMap((kind) => [
    toObject('trigger-secret', [kind], 'spec.secretTargetRef[].name', 'Secret'),
    toKey('trigger-secret-key', [kind], 'spec.secretTargetRef[].key', 'Secret', beside('name')),
  ]),
  toKindBeside('vertical-autoscaler-target', ['VerticalPodAutoscaler'], 'spec.targetRef.name'),
  // Argo
  toObject('application-project', ['Application', 'ApplicationSet'], 'spec.project', 'AppProject'),
  toKindBeside('rollout-workload', rollout, 'spec.workloadRef.name', 'Deployment'),
  ...rolloutServices.map((path) =>
    toObject('rollout-service', rollout, `spec.strategy.${path}`, 'Service'),
  ),
  ...['nginx.stableIngress', 'alb.ingress'].map((path) =>
    toObject('rollout-ingress', rollout, `spec.strategy.canary.trafficRouting.${path}`, 'Ingress'),
  ),
  ...rolloutAnalyses.map((path) =>
    toObject(
      'rollout-analysis',
      rollout,
      `spec.strategy.${path}.templates[].templateName`,
      'AnalysisTemplate',
      'ClusterAnalysisTemplate',
    ),
  ),
  // Istio
  toObject('virtual-gateway', ['VirtualService'], 'spec.gateways[]', 'Gateway'),
  ...['http', 'tcp', 'tls'].map((protocol) =>
    toObject(
      'virtual-host',
      ['VirtualService'],
      `spec.${protocol}[].route[].destination.host`,
      'Service',
    ),
  ),
  toObject('virtual-host', ['DestinationRule'], 'spec.host', 'Service'),
  // Flux
  toKindBeside('flux-source', ['Kustomization'], 'spec.sourceRef.name', 'GitRepository'),
  toKindBeside('flux-source', ['HelmRelease'], 'spec.chart.spec.sourceRef.name', 'HelmRepository'),
  toObject('flux-dependency', ['Kustomization'], 'spec.dependsOn[].name', 'Kustomization'),
  toObject('flux-dependency', ['HelmRelease'], 'spec.dependsOn[].name', 'HelmRelease'),
];

function backendPort(path: string): Edge {
  return {
    id: 'route-backend-port',
    in: routes,
    path: pathOf(path),
    noun: 'Service port',
    options(place, objects) {
      const kind = stringAt(place.parent, 'kind') ?? 'Service';
      const name = kind === 'Service' ? stringAt(place.parent, 'name') : undefined;
      return servicePortsOf(place, objects, name, 'port');
    },
  };
}

function listenersOf(place: EdgePlace, objects: WorkspaceObjects): Options {
  const name = stringAt(place.parent, 'name');
  const kind = stringAt(place.parent, 'kind') ?? 'Gateway';
  const members = name === undefined ? [] : membersNamed(place, objects, [kind], name);
  const options = members.flatMap(({ object }) =>
    itemsAt(object.node, 'spec', 'listeners').flatMap((listener): Option[] => {
      const token = scalarAt(listener, 'name');
      return token ? [{ name: token.text, target: { object, span: token.span } }] : [];
    }),
  );
  return { options, exhaustive: members.length > 0 && kind === 'Gateway' };
}

/** The named ports of the Services that a monitor chooses. */
function monitoredPorts(place: EdgePlace, objects: WorkspaceObjects): Options {
  const labels = at(place.object.node, 'spec', 'selector', 'matchLabels');
  const { near, far } = reachOf(place.object, ['Service'], objects);
  const options = chosenServices(labels, [...near, ...far]).flatMap(({ object }) =>
    itemsAt(object.node, 'spec', 'ports').flatMap((port): Option[] => {
      const token = scalarAt(port, 'name');
      const detail = `port of Service ${object.name ?? ''}`;
      return token ? [{ name: token.text, detail, target: { object, span: token.span } }] : [];
    }),
  );
  return { options, exhaustive: options.length > 0 };
}
