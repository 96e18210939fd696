import type { Completion } from '../../core/features.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { podsIn } from '../model/reachable-pods.ts';
import type { WorkspaceObjects } from '../model/workspace-objects.ts';
import { pairAt } from '../syntax/access.ts';
import type { CompletionRequest } from './completion-request.ts';

/** The labels that Kubernetes recommends for every object. */
const recommended = ['name', 'instance', 'version', 'component', 'part-of', 'managed-by'].map(
  (name) => `app.kubernetes.io/${name}`,
);
const nodeLabels = ['kubernetes.io/arch', 'kubernetes.io/os', 'kubernetes.io/hostname'];

/** The keys of labels that the Pods of the workspace have. */
export function labelKeys(
  { object, place, cursor }: CompletionRequest,
  objects: WorkspaceObjects,
): readonly Completion[] {
  const holder = String(place.path.at(-1));
  const isSelector = isPodSelector(place.path);
  const used = isSelector || holder === 'labels' ? labelsOf(objects, object) : new Map();
  const keys = [
    ...used.keys(),
    ...(holder === 'labels' ? recommended : []),
    ...(holder === 'nodeSelector' ? nodeLabels : []),
  ];
  return [...new Set<string>(keys)]
    .filter((name) => !pairAt(place.holder, name))
    .map((name) => {
      const [value, ...others] = [...(used.get(name) ?? [])] as string[];
      const isOne = isSelector && value !== undefined && others.length === 0;
      return {
        label: isOne ? `${name}: ${value}` : name,
        kind: 'property',
        replace: cursor.replace,
        snippet: cursor.hasColon ? name : `${name}: ${isOne ? value : ''}`,
        ...(!isOne && { triggerAgain: true }),
      };
    });
}

/** The values that the Pods of the workspace have for a label. */
export function labelValues(
  { object, place, cursor }: CompletionRequest,
  objects: WorkspaceObjects,
): readonly Completion[] {
  const holder = place.path.slice(0, -1);
  if (!isPodSelector(holder) && holder.at(-1) !== 'labels') return [];
  const values = labelsOf(objects, object).get(String(place.path.at(-1))) ?? [];
  return [...values].map((value) => ({
    label: value,
    kind: 'value',
    replace: cursor.replace,
    snippet: (cursor.needsSpace ? ' ' : '') + value,
  }));
}

function isPodSelector(path: readonly (string | number)[]): boolean {
  return path.at(-1) === 'matchLabels' || path.at(-1) === 'selector';
}

function labelsOf(
  objects: WorkspaceObjects,
  object: KubernetesObject | undefined,
): Map<string, Set<string>> {
  const values = new Map<string, Set<string>>();
  if (!object) return values;
  const { near, far } = podsIn(object, objects);
  for (const { labels } of near.pods.length > 0 ? near.pods : far.pods) {
    for (const [name, { text }] of labels) {
      values.set(name, (values.get(name) ?? new Set()).add(text));
    }
  }
  return values;
}
