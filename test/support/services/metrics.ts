import { join } from 'node:path';
import type { TestCluster } from './cluster.ts';
import { programLayer, staticLayer } from './image-layers.ts';
import { prepareMetricsServer } from './kubernetes-program.ts';
import { waitUntil } from './wait-until.ts';

const IMAGE = 'slipway.test/metrics-server:1';
const NAMESPACE = 'kube-system';
const NAME = 'metrics-server';
const PORT = 4443;

/** Runs metrics-server as a Pod, and waits until the node's figures are there. */
export async function startMetrics(cluster: TestCluster, timeoutMs = 120_000): Promise<void> {
  const program = join(await prepareMetricsServer(), NAME);
  await cluster.loadImages([
    {
      name: IMAGE,
      layers: [await staticLayer(), await programLayer(NAME, program, `bin/${NAME}`)],
      config: { Entrypoint: [`/bin/${NAME}`] },
    },
  ]);
  for (const [path, object] of objects(cluster)) {
    const answer = await cluster.request('POST', path, object);
    if (answer.status >= 300 && answer.status !== 409) {
      throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    }
  }
  await waitUntil(
    'metrics of the node',
    async () => {
      const path = `/apis/metrics.k8s.io/v1beta1/nodes/${cluster.nodeName}`;
      return (await cluster.request('GET', path)).status === 200;
    },
    { timeoutMs, everyMs: 500 },
  );
}

function objects(cluster: TestCluster): [path: string, object: object][] {
  const labels = { 'k8s-app': NAME };
  const metadata = { name: NAME, namespace: NAMESPACE, labels };
  const server = new URL(cluster.server);
  const container = {
    name: NAME,
    image: IMAGE,
    imagePullPolicy: 'Never',
    args: [
      ...['--kubelet-insecure-tls', '--kubelet-preferred-address-types=InternalIP'],
      ...['--cert-dir=/tmp', `--secure-port=${PORT}`],
      // Faster than by default: people look at figures of minutes, tests wait for them.
      ...['--metric-resolution=12s', '--kubelet-request-timeout=5s'],
    ],
    // Without kube-proxy the Service of the API server has no address that answers.
    env: [
      { name: 'KUBERNETES_SERVICE_HOST', value: server.hostname },
      { name: 'KUBERNETES_SERVICE_PORT', value: server.port },
    ],
    ports: [{ name: 'https', containerPort: PORT }],
    readinessProbe: {
      httpGet: { path: '/readyz', port: 'https', scheme: 'HTTPS' },
      periodSeconds: 2,
    },
  };
  return [
    [
      `/api/v1/namespaces/${NAMESPACE}/serviceaccounts`,
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    ],
    [
      '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings',
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name: NAME },
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'ClusterRole',
          name: 'cluster-admin',
        },
        subjects: [{ kind: 'ServiceAccount', name: NAME, namespace: NAMESPACE }],
      },
    ],
    [
      `/apis/apps/v1/namespaces/${NAMESPACE}/deployments`,
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata,
        spec: {
          selector: { matchLabels: labels },
          template: {
            metadata: { labels },
            spec: { serviceAccountName: NAME, containers: [container] },
          },
        },
      },
    ],
    [
      `/api/v1/namespaces/${NAMESPACE}/services`,
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata,
        spec: { selector: labels, ports: [{ name: 'https', port: 443, targetPort: 'https' }] },
      },
    ],
    [
      '/apis/apiregistration.k8s.io/v1/apiservices',
      {
        apiVersion: 'apiregistration.k8s.io/v1',
        kind: 'APIService',
        metadata: { name: 'v1beta1.metrics.k8s.io' },
        spec: {
          group: 'metrics.k8s.io',
          version: 'v1beta1',
          groupPriorityMinimum: 100,
          versionPriority: 100,
          insecureSkipTLSVerify: true,
          service: { name: NAME, namespace: NAMESPACE },
        },
      },
    ],
  ];
}
