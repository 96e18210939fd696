import type { Snapshot } from './snapshot.ts';

/**
 * What is known beyond the files of the workspace.
 * Nothing here waits: whoever holds it notes what it was asked for and cannot tell yet, fetches that, and makes a
 * new workspace when the answer has come.
 */
export interface Outside {
  /** The committed version of a file; undefined when there is none, or none that is known yet. */
  committed(uri: string): Snapshot | undefined;
  /** The same value while no kind and no schema comes or goes. */
  readonly kinds: OutsideKinds;
  /** The cluster that the workspace is deployed to; undefined when no setting names one, or nobody is connected. */
  readonly cluster: DeployedCluster | undefined;
}

/** Custom kinds that no file of the workspace defines. */
export interface OutsideKinds {
  /** The kinds of the cluster. */
  readonly inCluster: readonly ClusterKind[];
  /** The OpenAPI schema of one of them; undefined until it is known. */
  schema(apiVersion: string, kind: string): unknown;
  /** Files of the user that may define kinds of an API group, the most important first. */
  definitionFiles(group: string): readonly Snapshot[];
}

/** One custom kind of a cluster. */
export interface ClusterKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** Such as `crontabs`. */
  readonly plural: string;
  readonly namespaced: boolean;
}

/** What a cluster says of its objects. */
export interface DeployedCluster {
  /** Name of its context in the kubeconfig. */
  readonly context: string;
  /** Names of all objects of a built-in kind, in one namespace or in all; undefined until they are known. */
  names(kind: string, namespace: string | undefined): ReadonlySet<string> | undefined;
}

/** Nobody knows anything but the files. */
export const nothingOutside: Outside = {
  committed: () => undefined,
  kinds: { inCluster: [], schema: () => undefined, definitionFiles: () => [] },
  cluster: undefined,
};
