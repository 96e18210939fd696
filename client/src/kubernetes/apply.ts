import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { inApplyOrder } from './apply-order.ts';
import { cleanObject } from './clean-object.ts';
import { type Cluster, fieldManager } from './cluster.ts';
import { ClusterError } from './cluster-error.ts';
import { appliedFields, keepFields } from './field-set.ts';
import type { WritePermit } from './gate.ts';
import { type KubeObject, type ObjectReference, referenceOf } from './kube-object.ts';

/** What applying one object will do, by a dry run on the server. */
export interface PlannedChange {
  readonly object: KubeObject;
  readonly reference: ObjectReference;
  readonly action: 'create' | 'change' | 'none' | 'refused';
  /** The object as it is, cleaned of what only the server writes. */
  readonly before?: KubeObject;
  /** The object as it will be, cleaned; what a new object says itself. */
  readonly after?: KubeObject;
  /** Fields that others own, with their owners; applying needs force. */
  readonly conflicts: readonly FieldConflict[];
  /** Whether only fields that Slipway itself wrote in another way stand against it. */
  readonly overOwn: boolean;
  /** Why the server refuses. */
  readonly refusal?: ClusterError;
}

/** A field that another manager owns. */
interface FieldConflict {
  readonly field: string;
  readonly owner: string;
}

/** One object that was applied, with all that it takes to undo that. */
export interface AppliedChange {
  readonly reference: ObjectReference;
  readonly before: KubeObject | undefined;
  readonly after: KubeObject;
}

/** Asks the server what applying the objects would do. Changes nothing. */
export async function planApply(
  cluster: Cluster,
  objects: readonly KubeObject[],
  signal?: AbortSignal,
): Promise<readonly PlannedChange[]> {
  const ordered = inApplyOrder(await Promise.all(objects.map((object) => placed(cluster, object))));
  const plan: PlannedChange[] = [];
  for (const object of ordered) plan.push(await planOne(cluster, object, ordered, signal));
  return plan;
}

/** Applies what a plan says, in its order; the objects that were applied are told one by one. */
export async function applyPlan(
  cluster: Cluster,
  plan: readonly PlannedChange[],
  options: { readonly permit: WritePermit; readonly force: boolean },
  applied: (change: AppliedChange) => void,
  signal?: AbortSignal,
): Promise<void> {
  for (const { object, reference, action, overOwn } of plan) {
    if (action === 'none') continue;
    signal?.throwIfAborted();
    const before = await existing(cluster, reference, signal);
    const force = options.force || overOwn;
    const apply = () => cluster.apply(object, { permit: options.permit, force }, signal);
    applied({ reference, before, after: await onceServed(apply) });
  }
}

/** Takes back what was applied: deletes what was new, and gives changed fields their old values. */
export async function undoApply(
  cluster: Cluster,
  permit: WritePermit,
  changes: readonly AppliedChange[],
): Promise<void> {
  for (const { reference, before, after } of [...changes].reverse()) {
    if (before === undefined) {
      await cluster.delete(permit, reference).catch(ignoreMissing);
      continue;
    }
    const owned = [before, after].flatMap((object) => appliedFields(object, fieldManager));
    await cluster.apply(keepFields(before, owned), { permit, force: true });
  }
}

const unopposed = { conflicts: [], overOwn: false } as const;

async function placed(cluster: Cluster, object: KubeObject): Promise<KubeObject> {
  if (object.metadata.namespace !== undefined) return object;
  const type = await cluster.resourceType(object.apiVersion, object.kind).catch(ignoreMissing);
  if (type?.namespaced !== true) return object;
  return { ...object, metadata: { ...object.metadata, namespace: cluster.context.namespace } };
}

async function planOne(
  cluster: Cluster,
  object: KubeObject,
  all: readonly KubeObject[],
  signal: AbortSignal | undefined,
): Promise<PlannedChange> {
  const reference = referenceOf(object);
  try {
    const live = await existing(cluster, reference, signal);
    const { result, ...standing } = await dryRun(cluster, object, signal);
    const before = live && cleanObject(live);
    // A new object is shown as its author wrote it: what the server adds would bury it.
    const after = cleanObject(
      live === undefined ? keepFields(result, appliedFields(result, fieldManager)) : result,
    );
    if (before === undefined) return { object, reference, action: 'create', after, ...standing };
    const action = isDeepStrictEqual(before, after) ? 'none' : 'change';
    return { object, reference, action, before, after, ...standing };
  } catch (error) {
    if (!ClusterError.is(error)) throw error;
    if (ClusterError.is(error, 'not-found') && comesWith(object, all)) {
      return { object, reference, action: 'create', after: object, ...unopposed };
    }
    if (ClusterError.is(error, 'unauthorized', 'unavailable')) throw error;
    return { object, reference, action: 'refused', ...unopposed, refusal: error };
  }
}

async function dryRun(
  cluster: Cluster,
  object: KubeObject,
  signal: AbortSignal | undefined,
): Promise<{ readonly result: KubeObject } & Pick<PlannedChange, 'conflicts' | 'overOwn'>> {
  try {
    const result = await cluster.apply(object, { dryRun: true, force: false }, signal);
    return { result, ...unopposed };
  } catch (error) {
    if (!ClusterError.is(error, 'conflict')) throw error;
    const result = await cluster.apply(object, { dryRun: true, force: true }, signal);
    const conflicts = error.causes
      .filter((cause) => cause.reason === 'FieldManagerConflict')
      .map((cause) => ({
        field: cause.field ?? '',
        owner: /"([^"]*)"/.exec(cause.message)?.[1] ?? cause.message,
      }))
      // What Slipway scaled or rolled back itself is nobody else's.
      .filter(({ owner }) => owner !== fieldManager);
    return { result, conflicts, overOwn: conflicts.length === 0 };
  }
}

/** Whether the Namespace or the CustomResourceDefinition that is missing is among what is applied. */
function comesWith(object: KubeObject, all: readonly KubeObject[]): boolean {
  return all.some(
    (other) =>
      (other.kind === 'Namespace' && other.metadata.name === object.metadata.namespace) ||
      (other.kind === 'CustomResourceDefinition' && object.kind !== other.kind),
  );
}

async function existing(
  cluster: Cluster,
  reference: ObjectReference,
  signal: AbortSignal | undefined,
): Promise<KubeObject | undefined> {
  try {
    return await cluster.get(reference, signal);
  } catch (error) {
    return ignoreMissing(error);
  }
}

/** A kind is served a moment after its definition was made. */
async function onceServed<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 10 || !ClusterError.is(error, 'not-found')) throw error;
      await sleep(300);
    }
  }
}

function ignoreMissing(error: unknown): undefined {
  if (ClusterError.is(error, 'not-found')) return undefined;
  throw error;
}
