import { touches } from '../../core/span.ts';
import { itemsAt, mappingAt, pairsAt, stringAt } from '../syntax/access.ts';
import type { YamlNode, YamlPair, YamlScalar } from '../syntax/nodes.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { oncePer } from './once-per.ts';
import { type PodTemplate, podTemplatesOf, templateLabelsOf } from './pod-template.ts';
import { addedLabels } from './reachable-pods.ts';
import { type PodSelector, podSelectorsOf, selectedPods } from './selectors.ts';
import type { WorkspaceObjects } from './workspace-objects.ts';

/** A label wherever it means the same: on Pods, and in the selectors that choose these Pods. */
export interface LabelUses {
  /** The key or the value under the cursor. */
  readonly node: YamlScalar;
  readonly part: 'key' | 'value';
  readonly uses: readonly LabelUse[];
  /** Why not every use is known. */
  readonly obstacle?: string;
}

/** One pair of a label and its value. */
interface LabelUse {
  readonly object: KubernetesObject;
  readonly pair: YamlPair;
  readonly role: 'defines' | 'selects';
}

/** The label pair at an offset of an object; undefined where none stands. */
export function labelPairAt(object: KubernetesObject, offset: number): YamlPair | undefined {
  const holders = [...templateLabelsOf(object), ...podSelectorsOf(object).map(({ node }) => node)];
  const holder = holders.find((node) => touches(node.span, offset));
  const pair = holder?.pairs.find((one) => touches(one.span, offset) && !one.merged);
  const isWord = pair && (touches(pair.key.span, offset) || touches(pair.value.span, offset));
  const isKnown = pair?.value.kind === 'scalar' && !pair.value.templated && !pair.key.templated;
  return isWord && isKnown ? pair : undefined;
}

/** Everywhere that the label at an offset means the same. */
export function labelUsesAt(
  object: KubernetesObject,
  offset: number,
  objects: WorkspaceObjects,
): LabelUses | undefined {
  const pair = labelPairAt(object, offset);
  if (pair?.value.kind !== 'scalar') return undefined;
  const part = touches(pair.key.span, offset) ? 'key' : 'value';
  const label = { name: pair.name, value: pair.value.text };
  const { pods, selectors } = connected(object, offset, label, objects);
  const all = [
    ...[...pods].flatMap((pod) => definitions(pod, label, objects)),
    ...[...selectors].flatMap(({ node, object: owner }) => usesIn(node, label, owner, 'selects')),
  ];
  const obstacle = obstacleOf(pods, selectors, label, objects);
  return {
    node: part === 'key' ? pair.key : pair.value,
    part,
    uses: distinct(all.length > 0 ? all : [{ object, pair, role: 'defines' }]),
    ...(obstacle && { obstacle }),
  };
}

interface Label {
  readonly name: string;
  readonly value: string;
}

/** The Pods and selectors that a chain of choices by this label connects with a place. */
function connected(
  object: KubernetesObject,
  offset: number,
  { name, value }: Label,
  objects: WorkspaceObjects,
) {
  const selector = podSelectorsOf(object).find(({ node }) => touches(node.span, offset));
  const own = objects.builds.isPatch(object) ? objects.builds.basesOf(object) : [object];
  const pods = new Set(
    selector
      ? selectedPods(selector, objects)
      : [...own, object].flatMap(podTemplatesOf).filter((pod) => hasLabel(pod, name, value)),
  );
  const selectors = new Set(selector ? [selector] : []);
  const candidates = selections(objects).filter(
    (one) => one.selector.labels.get(name)?.text === value,
  );
  for (let size = -1; size < pods.size + selectors.size; ) {
    size = pods.size + selectors.size;
    for (const one of candidates) {
      if (selectors.has(one.selector) || !one.pods.some((pod) => pods.has(pod))) continue;
      selectors.add(one.selector);
      for (const pod of one.pods) pods.add(pod);
    }
    if (size === pods.size + selectors.size) break;
  }
  return { pods, selectors };
}

function hasLabel({ labels, object }: PodTemplate, name: string, value: string): boolean {
  return labels.get(name)?.text === value || !labels.has(name) || object.manifest.templated;
}

/** Every selector of the workspace with the Pods that it chooses. */
const selections = oncePer((objects: WorkspaceObjects) =>
  objects.all
    .flatMap(podSelectorsOf)
    .map((selector) => ({ selector, pods: selectedPods(selector, objects) })),
);

function definitions(
  { object, node }: PodTemplate,
  label: Label,
  { builds }: WorkspaceObjects,
): readonly LabelUse[] {
  const patches = builds.patchesOf(object);
  return [
    ...usesIn(mappingAt(node, 'metadata', 'labels'), label, object, 'defines'),
    ...usesIn(mappingAt(object.node, 'metadata', 'labels'), label, object, 'defines'),
    ...patches.flatMap((patch) =>
      templateLabelsOf(patch).flatMap((labels) => usesIn(labels, label, patch, 'defines')),
    ),
  ];
}

function usesIn(
  node: YamlNode | undefined,
  { name, value }: Label,
  object: KubernetesObject,
  role: LabelUse['role'],
): LabelUse[] {
  return pairsAt(node)
    .filter(
      (pair) => pair.name === name && pair.value.kind === 'scalar' && pair.value.text === value,
    )
    .map((pair) => ({ object, pair, role }));
}

function obstacleOf(
  pods: ReadonlySet<PodTemplate>,
  selectors: ReadonlySet<PodSelector>,
  { name }: Label,
  objects: WorkspaceObjects,
): string | undefined {
  for (const { object } of pods) {
    const added = addedLabels(object, objects, ['selectors', 'templates']);
    if (added.some((label) => label.name === name)) {
      return `A kustomization gives the label "${name}", so it has to be renamed there.`;
    }
  }
  for (const { object, node, hasExpressions } of selectors) {
    const around = hasExpressions ? expressionsBeside(object.node, node) : undefined;
    if (around?.some((one) => stringAt(one, 'key') === name)) {
      return `${object.kind} "${object.name ?? ''}" chooses by an expression over the label "${name}", too.`;
    }
  }
  return undefined;
}

/** The `matchExpressions` beside some `matchLabels`. */
function expressionsBeside(root: YamlNode, labels: YamlNode): readonly YamlNode[] | undefined {
  const inner = root.kind === 'sequence' ? root.items : pairsAt(root).map(({ value }) => value);
  if (inner.includes(labels)) return itemsAt(root, 'matchExpressions');
  for (const one of inner) {
    const holds = one.span.start <= labels.span.start && labels.span.end <= one.span.end;
    const found = holds ? expressionsBeside(one, labels) : undefined;
    if (found) return found;
  }
  return undefined;
}

function distinct(uses: readonly LabelUse[]): readonly LabelUse[] {
  const seen = new Set<string>();
  return uses.filter(({ object, pair }) => {
    const key = `${object.uri} ${pair.key.span.start}`;
    return !seen.has(key) && seen.add(key);
  });
}
