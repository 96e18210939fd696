import { ClusterError } from './cluster-error.ts';
import {
  type ContainerReference,
  type LogLine,
  type LogRequest,
  readContainerLog,
} from './container-log.ts';
import {
  type ExecListener,
  type ExecSession,
  execProtocols,
  openExecSession,
} from './exec-session.ts';
import { fieldAt, listAt, textAt } from './field-at.ts';
import { podPortOfService, readyPod } from './forward-target.ts';
import type { Gate, WritePermit } from './gate.ts';
import type { KubeObject, ObjectReference } from './kube-object.ts';
import { LiveRows, type LiveTiming } from './live-rows.ts';
import { readSchemaPaths, readSchemas } from './open-api.ts';
import { forwardProtocols, openPortForward, type PortForward } from './port-forward.ts';
import { knownResourceType, type ResourceType, resourcePath } from './resource-type.ts';
import { podSelector } from './selector.ts';
import { readServedKinds } from './served-kinds.ts';
import type { Transport } from './transport.ts';

/** The field manager of everything that Slipway writes. */
export const fieldManager = 'slipway';

/** One cluster behind one context of the kubeconfig. All verbs throw ClusterError. */
export interface Cluster {
  readonly context: ClusterContext;
  /** The only source of permits for the writing verbs. */
  readonly gate: Gate;
  /** Such as `v1.36.3`. */
  version(signal?: AbortSignal): Promise<string>;
  /** The kinds of every API group whose name has a dot. */
  servedKinds(signal?: AbortSignal): Promise<readonly ResourceType[]>;
  /** Where the OpenAPI schemas of each API version lie; the place changes with them. */
  schemaPaths(signal?: AbortSignal): Promise<Readonly<Record<string, string>>>;
  /** The OpenAPI schemas of the kinds of one API version, by kind. */
  schemas(
    apiVersion: string,
    path: string,
    signal?: AbortSignal,
  ): Promise<Readonly<Record<string, unknown>>>;
  resourceType(apiVersion: string, kind: string, signal?: AbortSignal): Promise<ResourceType>;
  get(reference: ObjectReference, signal?: AbortSignal): Promise<KubeObject>;
  list(request: ListRequest, signal?: AbortSignal): Promise<readonly KubeObject[]>;
  /** Rows as `kubectl get` prints them, live while somebody listens; the same request gives the same rows. */
  rows(request: ListRequest, timing?: Partial<LiveTiming>): LiveRows;
  logs(
    target: ContainerReference,
    request: LogRequest,
    signal: AbortSignal,
  ): AsyncIterable<LogLine>;

  /** Server-side apply; without a permit only a dry run. */
  apply(object: KubeObject, options: ApplyOptions, signal?: AbortSignal): Promise<KubeObject>;
  /** A merge patch, or a JSON patch when `change` is a list; a subresource such as `scale` at will. */
  patch(permit: WritePermit, patch: ObjectPatch, signal?: AbortSignal): Promise<KubeObject>;
  delete(permit: WritePermit, reference: ObjectReference, signal?: AbortSignal): Promise<void>;
  exec(permit: WritePermit, request: ExecRequest): Promise<ExecSession>;
  forward(request: ForwardRequest): Promise<PortForward>;
  dispose(): void;
}

/** What a person knows a cluster by. */
export interface ClusterContext {
  readonly name: string;
  readonly server: string;
  /** The namespace of the context, or `default`. */
  readonly namespace: string;
  readonly current: boolean;
}

/** Objects of one type; all namespaces when there is no namespace. */
export interface ListRequest {
  readonly type: ResourceType;
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
}

/** How to apply. */
type ApplyOptions =
  | { readonly dryRun: true; readonly force: boolean }
  | { readonly dryRun?: false; readonly force: boolean; readonly permit: WritePermit };

/** A change of one object. */
interface ObjectPatch {
  readonly reference: ObjectReference;
  readonly change: object | readonly object[];
  readonly subresource?: string;
}

/** A process to start in a container. */
interface ExecRequest extends ContainerReference, ExecListener {
  readonly command: readonly string[];
  readonly terminal: boolean;
}

/** A port to forward: of a Pod, a Service, or a workload, whose ready Pod is found for each connection. */
interface ForwardRequest {
  readonly reference: ObjectReference;
  readonly port: number;
  /** 0 takes any free port. */
  readonly localPort: number;
  readonly onError: (error: unknown) => void;
}

/** The cluster at the other end of a transport. */
export function createCluster(
  context: Omit<ClusterContext, 'server' | 'namespace'> & {
    readonly cluster: { readonly server: string };
    readonly namespace?: string;
  },
  gate: Gate,
  transport: Transport,
): Cluster {
  const types = new Map<string, Promise<readonly ResourceType[]>>();
  const live = new Map<string, LiveRows>();
  const cluster: Cluster = {
    context: {
      name: context.name,
      server: context.cluster.server,
      namespace: context.namespace ?? 'default',
      current: context.current,
    },
    gate,
    version: async (signal) =>
      textAt(await transport.json<unknown>({ path: '/version', signal }), 'gitVersion') ?? '',
    servedKinds: (signal) => readServedKinds(transport, signal),
    schemaPaths: (signal) => readSchemaPaths(transport, signal),
    schemas: (apiVersion, path, signal) => readSchemas(transport, apiVersion, path, signal),
    resourceType: async (apiVersion, kind, signal) => {
      const known = knownResourceType(apiVersion, kind);
      if (known) return known;
      const discovered = types.get(apiVersion) ?? discover(transport, apiVersion, signal);
      types.set(apiVersion, discovered);
      discovered.catch(() => types.delete(apiVersion));
      const type = (await discovered).find((candidate) => candidate.kind === kind);
      if (type) return type;
      types.delete(apiVersion);
      throw new ClusterError('not-found', `${context.name} has no kind ${kind} in ${apiVersion}.`);
    },
    get: async (reference, signal) =>
      transport.json<KubeObject>({ path: await pathOf(cluster, reference, signal), signal }),
    list: (request, signal) => listAll(transport, request, signal),
    rows: (request, timing) => {
      const scope = scopeOf(request);
      const key = JSON.stringify(scope);
      const found = live.get(key) ?? new LiveRows(transport, scope, timing);
      live.set(key, found);
      return found;
    },
    logs: (target, request, signal) => readContainerLog(transport, target, request, signal),

    apply: async (object, options, signal) => {
      const { name, namespace } = object.metadata;
      const type = await cluster.resourceType(object.apiVersion, object.kind, signal);
      return transport.json<KubeObject>({
        method: 'PATCH',
        path: resourcePath(type, namespace, name),
        query: {
          fieldManager,
          force: options.force,
          fieldValidation: 'Strict',
          dryRun: options.dryRun ? 'All' : undefined,
        },
        contentType: 'application/apply-patch+yaml',
        body: object,
        permit: options.dryRun ? undefined : options.permit,
        signal,
      });
    },
    patch: async (permit, { reference, change, subresource }, signal) =>
      transport.json<KubeObject>({
        method: 'PATCH',
        path: await pathOf(cluster, reference, signal, subresource),
        query: { fieldManager },
        contentType: Array.isArray(change)
          ? 'application/json-patch+json'
          : 'application/merge-patch+json',
        body: change,
        permit,
        signal,
      }),
    delete: async (permit, reference, signal) => {
      await transport.text({
        method: 'DELETE',
        path: await pathOf(cluster, reference, signal),
        body: { kind: 'DeleteOptions', apiVersion: 'v1', propagationPolicy: 'Background' },
        permit,
        signal,
      });
    },
    exec: async (permit, { namespace, pod, container, command, terminal, onData, onEnd }) => {
      const query = new URLSearchParams({ container, stdin: 'true', stdout: 'true' });
      query.set('stderr', String(!terminal));
      query.set('tty', String(terminal));
      for (const part of command) query.append('command', part);
      const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod)}/exec`;
      const request = { path, query: [...query], permit };
      return openExecSession(await transport.webSocket(request, execProtocols), { onData, onEnd });
    },
    forward: ({ reference, port, localPort, onError }) =>
      openPortForward({
        localPort,
        onError,
        connect: async () => {
          const target = await forwardTarget(cluster, reference, port);
          return transport.webSocket(
            {
              path: `/api/v1/namespaces/${encodeURIComponent(target.namespace)}/pods/${encodeURIComponent(target.pod)}/portforward`,
              query: { ports: target.port },
            },
            forwardProtocols,
          );
        },
      }),
    dispose: () => transport.dispose(),
  };
  return cluster;
}

async function pathOf(
  cluster: Cluster,
  { apiVersion, kind, namespace, name }: ObjectReference,
  signal: AbortSignal | undefined,
  subresource?: string,
): Promise<string> {
  const type = await cluster.resourceType(apiVersion, kind, signal);
  return resourcePath(type, namespace, name, subresource);
}

function scopeOf({ type, namespace, ...selectors }: ListRequest) {
  return { path: resourcePath(type, namespace), ...selectors };
}

async function discover(
  transport: Transport,
  apiVersion: string,
  signal: AbortSignal | undefined,
): Promise<readonly ResourceType[]> {
  const path = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const answer = await transport.json<unknown>({ path, signal });
  return listAt(answer, 'resources').flatMap((entry): ResourceType[] => {
    const plural = textAt(entry, 'name') ?? '';
    const kind = textAt(entry, 'kind') ?? '';
    if (plural.includes('/')) return [];
    return [{ apiVersion, kind, plural, namespaced: fieldAt(entry, 'namespaced') === true }];
  });
}

/** Whole objects, in pages, without the managed fields, which are most of their weight. */
async function listAll(
  transport: Transport,
  request: ListRequest,
  signal: AbortSignal | undefined,
): Promise<readonly KubeObject[]> {
  const { type, labelSelector, fieldSelector } = request;
  const found: KubeObject[] = [];
  let token: string | undefined;
  do {
    const page: unknown = await transport.json<unknown>({
      path: scopeOf(request).path,
      query: { labelSelector, fieldSelector, limit: 250, continue: token },
      signal,
    });
    for (const item of listAt(page, 'items') as readonly KubeObject[]) {
      const { managedFields: _managed, ...metadata } = item.metadata;
      found.push({ ...item, apiVersion: type.apiVersion, kind: type.kind, metadata });
    }
    token = textAt(page, 'metadata', 'continue') || undefined;
  } while (token !== undefined);
  return found;
}

async function forwardTarget(
  cluster: Cluster,
  reference: ObjectReference,
  port: number,
): Promise<{ readonly namespace: string; readonly pod: string; readonly port: number }> {
  const namespace = reference.namespace ?? cluster.context.namespace;
  if (reference.kind === 'Pod') return { namespace, pod: reference.name, port };
  const owner = await cluster.get(reference);
  const labelSelector = podSelector(owner);
  if (labelSelector === undefined) {
    throw new ClusterError('unavailable', `${reference.kind}/${reference.name} selects no Pods.`);
  }
  const type = await cluster.resourceType('v1', 'Pod');
  const pods = await cluster.list({ type, namespace, labelSelector });
  const pod = readyPod(pods, `${reference.kind}/${reference.name}`);
  const podPort = reference.kind === 'Service' ? podPortOfService(owner, port, pod) : port;
  return { namespace, pod: pod.metadata.name, port: podPort };
}
