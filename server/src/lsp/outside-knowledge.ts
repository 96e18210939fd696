import type { ClientOptions, ServerRequests } from '../../../shared/src/protocol.ts';
import type {
  ClusterKind,
  DeployedCluster,
  Outside,
  OutsideKinds,
} from '../analysis/core/outside.ts';
import { createSnapshot, type Snapshot } from '../analysis/core/snapshot.ts';
import type { DefinitionFolders } from './definition-folders.ts';
import type { Host } from './host.ts';

type Cluster = NonNullable<ServerRequests['slipway/cluster']['result']>;

/** What an outside knowledge is made with. */
interface OutsideKnowledgeOptions {
  readonly ask: <Method extends keyof ServerRequests>(
    method: Method,
    params: ServerRequests[Method]['params'],
  ) => Promise<ServerRequests[Method]['result']>;
  readonly client: () => ClientOptions;
  readonly host: Pick<Host, 'setTimer'>;
  readonly folders: DefinitionFolders;
  readonly openDocument: (uri: string) => Snapshot | undefined;
  /** Called when something that analysis asked for has come. */
  readonly changed: () => void;
}

/** An answer of the client; one that is still on its way has no value. */
interface Answer<Value> {
  value: Value | undefined;
  /** False: it is given all the same, and asked for again. */
  fresh: boolean;
}

/**
 * What the client told of commits and clusters.
 * Analysis asks and is answered at once; what is not known yet is asked of the client behind its back, once.
 */
export class OutsideKnowledge {
  readonly #options: OutsideKnowledgeOptions;
  #committed = new Map<string, Answer<Snapshot>>();
  #schemas = new Map<string, Answer<Readonly<Record<string, unknown>>>>();
  #names = new Map<string, Answer<ReadonlySet<string>>>();
  #cluster: Cluster | undefined;
  #kinds: OutsideKinds | undefined;

  constructor(options: OutsideKnowledgeOptions) {
    this.#options = options;
  }

  /** The minor version of the cluster, such as `1.34`. */
  get kubernetesVersion(): string | undefined {
    return this.#cluster?.version;
  }

  /** What is known at this moment; its answers grow until the client tells of a change. */
  current(): Outside {
    this.#kinds ??= this.#kindsNow();
    return {
      committed: (uri) => this.#committedOf(uri),
      kinds: this.#kinds,
      cluster: this.#deployedCluster(),
    };
  }

  /** Kinds came or went. */
  forgetKinds(): void {
    this.#kinds = undefined;
  }

  /** There is a new commit. */
  forgetCommits(): void {
    this.#committed = new Map();
    this.#options.changed();
  }

  /** Asks anew which cluster there is; everything that another one told is forgotten. */
  async askForCluster(): Promise<void> {
    if (!this.#options.client().outside) return;
    const cluster = (await this.#options.ask('slipway/cluster', {})) ?? undefined;
    this.#cluster = cluster;
    this.#schemas = new Map();
    this.#names = new Map();
    this.forgetKinds();
    this.#options.changed();
  }

  #kindsNow(): OutsideKinds {
    const inCluster: readonly ClusterKind[] = this.#cluster?.kinds ?? [];
    const served = new Set(inCluster.map(({ apiVersion }) => apiVersion));
    return {
      inCluster,
      schema: (apiVersion, kind) =>
        served.has(apiVersion) ? this.#schemasOf(apiVersion)?.[kind] : undefined,
      definitionFiles: (group) => this.#options.folders.filesOf(group),
    };
  }

  #deployedCluster(): DeployedCluster | undefined {
    const cluster = this.#cluster;
    if (!cluster?.isDeployedTo) return undefined;
    return { context: cluster.context, names: (kind, namespace) => this.#namesOf(kind, namespace) };
  }

  #committedOf(uri: string): Snapshot | undefined {
    return this.#recall(this.#committed, uri, async () => {
      const { text } = await this.#options.ask('slipway/committedText', { uri });
      if (text === null) return undefined;
      // Documents that did not change since the commit are not parsed again.
      const now = this.#options.openDocument(uri);
      return createSnapshot({ uri, version: 0, language: 'kubernetes', text }, now);
    });
  }

  #schemasOf(apiVersion: string): Readonly<Record<string, unknown>> | undefined {
    return this.#recall(this.#schemas, apiVersion, async () => {
      const { schemas } = await this.#options.ask('slipway/clusterSchemas', { apiVersion });
      this.forgetKinds();
      return schemas;
    });
  }

  #namesOf(kind: string, namespace: string | undefined): ReadonlySet<string> | undefined {
    const key = `${kind} ${namespace ?? ''}`;
    return this.#recall(this.#names, key, async () => {
      const question = { kind, ...(namespace !== undefined && { namespace }) };
      const { names, complete } = await this.#options.ask('slipway/clusterNames', question);
      const answer = this.#names.get(key);
      // Objects come and go, and nobody tells.
      this.#options.host.setTimer(() => {
        if (answer) answer.fresh = false;
      }, beliefTime);
      const known = answer?.value;
      if (!complete) return undefined;
      return known && isSame(known, names) ? known : new Set(names);
    });
  }

  /** What is known; what was never asked for, or long ago, is asked for now and told when it comes. */
  #recall<Value>(
    answers: Map<string, Answer<Value>>,
    key: string,
    ask: () => Promise<Value | undefined>,
  ): Value | undefined {
    const known = answers.get(key);
    if (known?.fresh || !this.#options.client().outside) return known?.value;
    if (answers.size >= mostAnswers) answers.clear();
    const answer: Answer<Value> = { value: known?.value, fresh: true };
    answers.set(key, answer);
    ask().then(
      (value) => {
        if (value === answer.value) return;
        answer.value = value;
        this.#options.changed();
      },
      // Whoever cannot answer is asked again after the next change.
      () => undefined,
    );
    return answer.value;
  }
}

/** More questions than any window has open; the memory stays small. */
const mostAnswers = 1000;
/** How long names of the cluster are believed, in milliseconds. */
const beliefTime = 15_000;

function isSame(known: ReadonlySet<string>, names: readonly string[]): boolean {
  return known.size === names.length && names.every((name) => known.has(name));
}
