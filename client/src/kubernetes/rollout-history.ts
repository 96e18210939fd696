import type { Cluster } from './cluster.ts';
import { ClusterError } from './cluster-error.ts';
import { fieldAt, listAt, numberAt, textAt } from './field-at.ts';
import type { WritePermit } from './gate.ts';
import { type KubeObject, type ObjectReference, objectLabel } from './kube-object.ts';
import { builtInType } from './resource-type.ts';
import { podSelector } from './selector.ts';

/** One revision of a workload. */
export interface Revision {
  readonly number: number;
  /** RFC 3339. */
  readonly created: string;
  readonly images: readonly string[];
  /** What the annotation `kubernetes.io/change-cause` says. */
  readonly cause?: string;
  readonly current: boolean;
  /** The Pod template of the revision. */
  readonly template: unknown;
}

/** The revisions of a Deployment, StatefulSet or DaemonSet, the newest first. */
export async function rolloutHistory(
  cluster: Cluster,
  reference: ObjectReference,
  signal?: AbortSignal,
): Promise<readonly Revision[]> {
  const workload = await cluster.get(reference, signal);
  const labelSelector = podSelector(workload);
  const namespace = workload.metadata.namespace ?? 'default';
  const type = builtInType(workload.kind === 'Deployment' ? 'ReplicaSet' : 'ControllerRevision');
  if (labelSelector === undefined) return [];
  const kept = await cluster.list({ type, namespace, labelSelector }, signal);
  return revisionsOf(workload, kept);
}

/** Reads revisions from the ReplicaSets or ControllerRevisions that a workload owns. */
function revisionsOf(workload: KubeObject, kept: readonly KubeObject[]): readonly Revision[] {
  const own = kept
    .filter((object) =>
      object.metadata.ownerReferences?.some((owner) => owner.uid === workload.metadata.uid),
    )
    .map((object) => ({ object, number: revisionNumber(object) }))
    .sort((a, b) => b.number - a.number);
  return own.map(({ object, number }, index): Revision => {
    const template =
      fieldAt(object, 'data', 'spec', 'template') ?? fieldAt(object, 'spec', 'template');
    const cause = object.metadata.annotations?.['kubernetes.io/change-cause'];
    return {
      number,
      created: object.metadata.creationTimestamp ?? '',
      images: listAt(template, 'spec', 'containers').map(
        (container) => textAt(container, 'image') ?? '',
      ),
      current: index === 0,
      template: withoutBookkeeping(template),
      ...(cause === undefined ? {} : { cause }),
    };
  });
}

/** Gives a workload the Pod template of an earlier revision. Throws ClusterError `conflict` while it is paused. */
export async function undoRollout(
  cluster: Cluster,
  permit: WritePermit,
  reference: ObjectReference,
  revision: Revision,
  signal?: AbortSignal,
): Promise<void> {
  const workload = await cluster.get(reference, signal);
  if (fieldAt(workload, 'spec', 'paused') === true) {
    throw new ClusterError('conflict', `${objectLabel(reference)} is paused; resume it first.`);
  }
  const change = [{ op: 'replace', path: '/spec/template', value: revision.template }];
  await cluster.patch(permit, { reference, change }, signal);
}

function revisionNumber(object: KubeObject): number {
  const own = numberAt(object, 'revision');
  return own ?? Number(object.metadata.annotations?.['deployment.kubernetes.io/revision'] ?? 0);
}

/** The label that only the controller writes, and the directive of a stored patch. */
function withoutBookkeeping(template: unknown): unknown {
  const { $patch: _patch, ...rest } = (template ?? {}) as Readonly<Record<string, unknown>>;
  const metadata = rest['metadata'] as { readonly labels?: Record<string, string> } | undefined;
  if (metadata?.labels === undefined) return rest;
  const { 'pod-template-hash': _hash, ...labels } = metadata.labels;
  return { ...rest, metadata: { ...metadata, labels } };
}
