import type { Severity } from '../../../core/finding.ts';

/** How a reference is judged that leads nowhere. */
interface JudgedEdge {
  readonly severity: Severity;
  readonly consequence: string;
  /** Who else might have it, behind the consequence. */
  readonly elsewhere?: string;
  /** Clusters bring such objects themselves, so that only a cluster can say that one is missing. */
  readonly clusterOnly?: true;
}

const warn = (consequence: string): JudgedEdge => ({ severity: 'warning', consequence });
const inform = (consequence: string): JudgedEdge => ({ severity: 'information', consequence });
const byCluster = (consequence: string): JudgedEdge => ({
  ...warn(consequence),
  clusterOnly: true,
});
const unset = warn('the container will not start');
const unmounted = warn('the Pod will wait for it');

/** What fails when the target of an edge is missing; edges that nothing depends on are left out. */
export const judgedEdges: Readonly<Record<string, JudgedEdge>> = {
  'env-config-map': unset,
  'env-secret': unset,
  'env-from-config-map': unset,
  'env-from-secret': unset,
  'env-config-map-key': unset,
  'env-secret-key': unset,
  'volume-config-map': unmounted,
  'volume-secret': unmounted,
  'projected-config-map': unmounted,
  'projected-secret': unmounted,
  'volume-config-map-key': unmounted,
  'volume-secret-key': unmounted,
  'projected-config-map-key': unmounted,
  'projected-secret-key': unmounted,
  'volume-claim': unmounted,
  'volume-driver-secret': unmounted,
  'resource-claim': unmounted,
  'resource-claim-template': unmounted,
  'service-account': warn('no Pod will be created'),
  'image-pull-secret': inform('a private image cannot be pulled'),
  'ingress-service': warn('requests will be answered with an error'),
  'ingress-service-port': { ...warn('requests will be answered with an error'), elsewhere: '' },
  'autoscaler-target': warn('nothing will be scaled'),
  'stateful-set-service': inform('its Pods get no names in DNS'),
  'priority-class': byCluster('no Pod will be created'),
  'runtime-class': byCluster('no Pod will be created'),
  'ingress-class': byCluster('no controller will serve it'),
  'claim-storage-class': byCluster('no volume will be made for it'),
  'claim-volume': warn('the claim will wait for it'),
  'webhook-service': warn('nobody will answer the API server'),
  'policy-of-binding': warn('the binding does nothing'),
  'token-account': warn('no token will be made'),
  'attached-volume': warn('nothing will be attached'),
  'route-parent': warn('no request will take this route'),
  'route-listener': { ...warn('no request will take this route'), elsewhere: '' },
  'route-backend': warn('requests will be answered with an error'),
  'route-backend-port': { ...warn('requests will be answered with an error'), elsewhere: '' },
  'gateway-certificate': inform('the listener has no certificate'),
  'certificate-issuer': warn('no certificate will be issued'),
  'ingress-issuer': warn('no certificate will be issued'),
  'secret-store': warn('no Secret will be made'),
  'monitored-port': { ...warn('nothing will be measured'), elsewhere: '' },
  'scaled-object': warn('nothing will be scaled'),
  'trigger-authentication': warn('nothing will be scaled'),
  'trigger-secret': warn('nothing will be scaled'),
  'trigger-secret-key': warn('nothing will be scaled'),
  'vertical-autoscaler-target': warn('nothing will be scaled'),
  'rollout-workload': warn('the Rollout has no Pods'),
  'rollout-service': warn('the Rollout will not go on'),
  'rollout-ingress': warn('the Rollout will not go on'),
  'rollout-analysis': warn('the Rollout will not go on'),
  'flux-source': warn('nothing will be applied'),
  'flux-dependency': warn('nothing will be applied'),
  'role-ref': byCluster('it grants nothing'),
};
