import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SERVICE_ACCOUNT_ISSUER, startApiServerProcess } from './api-server.ts';
import { createControlPlaneFiles, issueServerCertificate } from './control-plane-files.ts';
import { ensureDebianPackages } from './debian.ts';
import { freePort } from './free-port.ts';
import { type KubeAnswer, type KubeBody, kubeRequest } from './kube-request.ts';
import { writeKubeconfig } from './kubeconfig.ts';
import { prepareKubernetes } from './kubernetes-program.ts';
import type { NodeNetwork } from './node-network.ts';
import type { RunningProcess } from './process.ts';
import { runCommand } from './run-command.ts';
import { createRunDirectory, RUN_MARK, type RunDirectory } from './run-directory.ts';
import { expiredServiceAccountToken } from './service-account-token.ts';
import { startInRun } from './start-in-run.ts';
import { waitUntil } from './wait-until.ts';

/** etcd and kube-apiserver: enough to judge manifests. */
export interface TestControlPlane {
  /** `https://ADDRESS:PORT` */
  readonly server: string;
  /** A kubeconfig with the contexts `admin` (current), `viewer` and `expired`. */
  readonly kubeconfig: string;
  readonly adminToken: string;
  /** May read workloads in every namespace, but no Secrets, and write nothing. */
  readonly viewerToken: string;
  /** Refused with 401: it ended an hour ago. */
  readonly expiredToken: string;
  /** The authority's certificate, in PEM. */
  readonly ca: string;
  readonly kubectl: string;
  /** The environment in which `kubectl` talks to this control plane. */
  readonly env: NodeJS.ProcessEnv;
  /** Asks the API server, as the admin unless another token is given. */
  request(
    method: string,
    path: string,
    body?: KubeBody | object,
    token?: string,
  ): Promise<KubeAnswer>;
  stopApiServer(): Promise<void>;
  /** Starts the stopped API server again, with the same certificate or a new one. */
  startApiServer(options?: { readonly newCertificate?: boolean }): Promise<void>;
  /** Silences the API server without closing its connections. */
  pauseApiServer(): void;
  resumeApiServer(): void;
  /** Drops old revisions, so that a watch from one of them gets 410 Gone. */
  compactEtcd(): Promise<void>;
  log(): string;
  stop(): Promise<void>;
}

/** What a control plane is made of, for the parts of a cluster that join it. */
export interface ControlPlaneParts {
  readonly run: RunDirectory;
  readonly programs: string;
  readonly files: Awaited<ReturnType<typeof createControlPlaneFiles>>;
  readonly controlPlane: TestControlPlane;
}

/** Starts etcd and kube-apiserver on the loopback interface. */
export async function startControlPlane(): Promise<TestControlPlane> {
  const run = await createRunDirectory('control-plane');
  return (await startControlPlaneIn(run)).controlPlane;
}

/** Starts etcd and kube-apiserver in a run directory and, when given, in a node's network. */
export async function startControlPlaneIn(
  run: RunDirectory,
  network?: NodeNetwork & { readonly nodeName: string },
): Promise<ControlPlaneParts> {
  await ensureDebianPackages(['etcd-server', 'etcd-client', 'iproute2', 'openssl']);
  const programs = await prepareKubernetes();
  const address = network?.address ?? '127.0.0.1';
  const netns = network?.netns;
  const port = netns ? 6443 : await freePort();
  const server = `https://${address}:${port}`;
  const files = await createControlPlaneFiles(
    join(run.path, 'pki'),
    address,
    network?.nodeName ?? 'node',
  );
  const { process: etcd, url: etcdUrl } = await startEtcd(run, netns);
  const target = { server, token: files.adminToken, ca: files.ca };
  let certificate = files.server;
  let api: RunningProcess | undefined;

  const startApi = async (): Promise<void> => {
    const spec = { programs, files, certificate, etcdUrl, address, port, netns };
    const started = startApiServerProcess(run, spec);
    api = started;
    await waitUntil(
      'API server',
      async () => (await kubeRequest(target, 'GET', '/readyz')).status === 200,
      { failed: () => (started.alive() ? undefined : started.logTail()) },
    );
  };
  const stop = async () => {
    // A watch that is still open can hold its graceful end for minutes.
    await api?.stop('SIGTERM', 1000);
    await etcd.stop();
    run.remove();
  };
  try {
    await startApi();
    await allowViewer(target);
    const expiredToken = expiredServiceAccountToken(
      files.serviceAccount.key,
      SERVICE_ACCOUNT_ISSUER,
    );
    const kubeconfig = await writeKubeconfig(join(run.path, 'kubeconfig'), server, files.ca, [
      { name: 'admin', user: { token: files.adminToken } },
      { name: 'viewer', user: { token: files.viewerToken } },
      { name: 'expired', user: { token: expiredToken } },
    ]);
    const controlPlane: TestControlPlane = {
      server,
      kubeconfig,
      adminToken: files.adminToken,
      viewerToken: files.viewerToken,
      expiredToken,
      ca: files.ca,
      kubectl: join(programs, 'kubectl'),
      env: { ...process.env, KUBECONFIG: kubeconfig },
      request: (method, path, body, token = files.adminToken) =>
        kubeRequest({ ...target, token }, method, path, body),
      stopApiServer: async () => api?.stop('SIGTERM', 1000),
      startApiServer: async ({ newCertificate = false } = {}) => {
        if (newCertificate) {
          const name = `server-${Date.now()}`;
          certificate = await issueServerCertificate(files.folder, files.authority, address, name);
        }
        await startApi();
      },
      pauseApiServer: () => api?.signal('SIGSTOP'),
      resumeApiServer: () => api?.signal('SIGCONT'),
      compactEtcd: () => compact(etcdUrl, run, netns),
      log: () => api?.logTail() ?? '',
      stop,
    };
    return { run, programs, files, controlPlane };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startEtcd(
  run: RunDirectory,
  netns: string | undefined,
): Promise<{ readonly process: RunningProcess; readonly url: string }> {
  const [clientPort, peerPort] = netns ? [2379, 2380] : [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${clientPort}`;
  const data = join(run.path, 'etcd');
  await mkdir(data, { mode: 0o700 });
  // In memory, a busy disk cannot delay every write of the cluster.
  await runCommand('mount', ['-t', 'tmpfs', '-o', 'size=1g,mode=0700', 'tmpfs', data]);
  const process = startInRun(
    run,
    'etcd',
    '/usr/bin/etcd',
    [
      ...['--data-dir', data],
      ...['--listen-client-urls', url, '--advertise-client-urls', url],
      ...['--listen-peer-urls', `http://127.0.0.1:${peerPort}`],
    ],
    { netns },
  );
  return { process, url };
}

/** Lets the viewer read: the built-in role `view` is empty without its controller. */
async function allowViewer(target: Parameters<typeof kubeRequest>[0]): Promise<void> {
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  const create = (kind: string, object: object) =>
    waitUntil(kind, async () => {
      const path = `/apis/${apiVersion}/${kind.toLowerCase()}s`;
      const body = { apiVersion, kind, metadata: { name: 'viewers' }, ...object };
      return [201, 409].includes((await kubeRequest(target, 'POST', path, body)).status);
    });
  const core = ['namespaces', 'nodes', 'pods', 'pods/log', 'services', 'configmaps', 'events'];
  const verbs = ['get', 'list', 'watch'];
  await create('ClusterRole', {
    rules: [
      { apiGroups: [''], resources: core, verbs },
      { apiGroups: ['apps', 'batch', 'networking.k8s.io'], resources: ['*'], verbs },
    ],
  });
  await create('ClusterRoleBinding', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'viewers' },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'viewers' }],
  });
}

/** Compacts etcd at its newest revision, with etcdctl run beside it. */
async function compact(url: string, run: RunDirectory, netns: string | undefined): Promise<void> {
  const inside = netns ? ['nsenter', `--net=/run/netns/${netns}`] : [];
  const etcdctl = async (...args: string[]) => {
    const [command = '', ...rest] = [...inside, 'etcdctl', '--endpoints', url, ...args];
    const env = { ...process.env, ETCDCTL_API: '3', [RUN_MARK]: run.path };
    return (await runCommand(command, rest, { env })).stdout;
  };
  const status = JSON.parse(await etcdctl('endpoint', 'status', '--write-out', 'json')) as [
    { Status: { header: { revision: number } } },
  ];
  await etcdctl('compact', String(status[0].Status.header.revision));
}
