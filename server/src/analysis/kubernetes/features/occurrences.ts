import type { Location } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Target } from '../model/edge.ts';
import { labelUsesAt } from '../model/label-uses.ts';
import { type Reference, referencesOf, resolveReference } from '../model/references.ts';
import { type WorkspaceObjects, workspaceObjects } from '../model/workspace-objects.ts';
import { manifestAround, tokenAt } from './token-at.ts';

/** Every place that means the same as the one under the cursor. */
export interface Occurrences {
  readonly definitions: readonly Occurrence[];
  readonly references: readonly Occurrence[];
  /** Why some place may be missing. */
  readonly obstacle?: string;
}

/** One place, and the name that it has there: with the prefix of a kustomization, perhaps. */
export interface Occurrence extends Location {
  readonly name: string;
}

/**
 * The definitions that the cursor means and everything that leads to one of them.
 * What a reference leads to besides is included, too, so that all of them together can be renamed.
 */
export function occurrencesAt(
  snapshot: Snapshot,
  offset: number,
  workspace: Workspace,
): Occurrences | undefined {
  const manifest = manifestAround(snapshot, offset);
  const token = manifest && tokenAt(manifest, offset);
  if (!token) return undefined;
  const objects = workspaceObjects(workspace);
  const label = labelUsesAt(token.object, offset, objects);
  if (label) {
    const shown = label.uses.map(({ object, pair, role }) => {
      const { span, text } =
        label.part === 'key' ? pair.key : pair.value.kind === 'scalar' ? pair.value : pair.key;
      return { uri: object.uri, span, name: text, role };
    });
    return {
      definitions: shown.filter(({ role }) => role === 'defines'),
      references: shown.filter(({ role }) => role === 'selects'),
      ...(label.obstacle && { obstacle: label.obstacle }),
    };
  }
  const own: Occurrence = { uri: snapshot.uri, span: token.node.span, name: token.node.text };
  const start = referencesOf(token.object)
    .filter(({ node }) => node === token.node)
    .flatMap((reference) => targetsOf(reference, objects));
  return connectedWith(start.length > 0 ? start : [own], objects);
}

function connectedWith(start: readonly Occurrence[], objects: WorkspaceObjects): Occurrences {
  const definitions = new Map(start.map((one) => [keyOf(one), one]));
  const references = new Map<string, Occurrence>();
  const links = linksOf(objects);
  const waiting = [...definitions.keys()];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    for (const { reference, targets } of links.get(key) ?? []) {
      const place = { uri: reference.object.uri, span: reference.node.span, name: reference.name };
      references.set(keyOf(place), place);
      for (const target of targets) {
        if (definitions.has(keyOf(target))) continue;
        definitions.set(keyOf(target), target);
        waiting.push(keyOf(target));
      }
    }
  }
  // A patch defines nothing: its name says what it is merged into.
  for (const key of references.keys()) definitions.delete(key);
  return { definitions: [...definitions.values()], references: [...references.values()] };
}

interface Link {
  readonly reference: Reference;
  readonly targets: readonly Occurrence[];
}

const knownLinks = new WeakMap<WorkspaceObjects, ReadonlyMap<string, readonly Link[]>>();

/** The references of the workspace by the places that they lead to. */
function linksOf(objects: WorkspaceObjects): ReadonlyMap<string, readonly Link[]> {
  const known = knownLinks.get(objects);
  if (known) return known;
  const links = new Map<string, Link[]>();
  for (const object of objects.all) {
    for (const reference of referencesOf(object)) {
      const targets = targetsOf(reference, objects);
      for (const target of targets) {
        const key = keyOf(target);
        const link = { reference, targets };
        const same = links.get(key);
        if (same) same.push(link);
        else links.set(key, [link]);
      }
    }
  }
  knownLinks.set(objects, links);
  return links;
}

function targetsOf(reference: Reference, objects: WorkspaceObjects): readonly Occurrence[] {
  const resolution = resolveReference(reference, objects);
  if (resolution.state !== 'found') return [];
  return resolution.targets.map((target) => ({ ...placeOf(target), name: '' }));
}

/** Where a definition stands. */
export function placeOf({ object, uri, span }: Target): Location {
  return { uri: uri ?? object.uri, span };
}

/** Equal for the same place. */
function keyOf({ uri, span }: Location): string {
  return `${uri} ${span.start} ${span.end}`;
}
