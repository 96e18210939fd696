import type { Fix, Related } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { oncePer } from '../model/once-per.ts';
import { labelsAt, matchesLabels, type PodTemplate } from '../model/pod-template.ts';
import {
  type PodSelector,
  podSelectorsOf,
  selectablePods,
  selectedPods,
} from '../model/selectors.ts';
import { type WorkspaceObjects, workspaceObjects } from '../model/workspace-objects.ts';
import { mappingAt, pairAt } from '../syntax/access.ts';

/** What other tools call an object of each kind that selects nothing. */
const aliasesByKind: Readonly<Record<string, readonly string[]>> = {
  Service: ['dangling-service', 'service-targets-pod'],
  NetworkPolicy: ['dangling-networkpolicy', 'networkpolicy-targets-pod'],
};

/** Reports Services and policies that select no Pod of the workspace. */
export const selectorWithoutPods = defineRule<KubernetesObject>({
  id: 'selector-without-pods',
  summary: 'No Pod of the workspace has the labels that are selected',
  severity: 'warning',
  scope: 'workspace',
  kinds: ['Service', 'PodDisruptionBudget', 'NetworkPolicy'],
  aliases: Object.values(aliasesByKind).flat(),
  *check(object, { workspace }) {
    const objects = workspaceObjects(workspace);
    for (const selector of podSelectorsOf(object)) {
      if (selector.role !== 'choice' || selector.node.templated) continue;
      if (selectedPods(selector, objects).length > 0) continue;
      const { pods: candidates, isWhole } = selectablePods(selector, objects);
      if (!isWhole || objects.builds.isPatch(object)) continue;
      const known = candidates.filter(({ object: { manifest } }) => !manifest.templated);
      if (known.length === 0 || known.length < candidates.length) continue;
      if (isServedByOthers(selector, objects)) continue;
      const meant = probablyMeant(object, known);
      yield {
        span: selector.node.span,
        message: `No Pod of the workspace has ${labelsInWords(selector)}, so ${consequence[object.kind] ?? 'this selects nothing'}.`,
        related: meant ? [relatedTo(meant)] : [],
        aliases: aliasesByKind[object.kind] ?? [],
        fixes: meant ? fixesFor(selector, meant, object) : [],
      };
    }
  },
});

const consequence: Readonly<Record<string, string>> = {
  Service: 'this Service will answer no request',
  PodDisruptionBudget: 'this budget will protect nothing',
  NetworkPolicy: 'this policy will hold for nothing',
};

/** Custom resources such as a Rollout make Pods too. */
function isServedByOthers({ labels }: PodSelector, objects: WorkspaceObjects): boolean {
  return templateLabels(objects).some((template) => matchesLabels(labels, template));
}

const templateLabels = oncePer((objects: WorkspaceObjects) =>
  objects.all
    .filter((object) => !objects.builds.isPatch(object))
    .map(({ node }) => labelsAt(node, 'spec', 'template', 'metadata', 'labels'))
    .filter(({ size }) => size > 0),
);

/** The Pods of the same name, or the only ones of the same file. */
function probablyMeant(
  object: KubernetesObject,
  pods: readonly PodTemplate[],
): PodTemplate | undefined {
  const namesake = pods.filter((pod) => pod.object.name === object.name);
  if (namesake.length === 1) return namesake[0];
  const neighbours = pods.filter((pod) => pod.object.uri === object.uri);
  return neighbours.length === 1 ? neighbours[0] : undefined;
}

function relatedTo({ object, labels, node }: PodTemplate): Related {
  const labelsKey = pairAt(mappingAt(node, 'metadata'), 'labels')?.key;
  const owner = `${object.kind} "${object.name ?? ''}"`;
  const has = labels.size > 0 ? `labels ${inWords(labels)}` : 'no labels';
  return {
    uri: object.uri,
    span: labelsKey?.span ?? object.nameNode?.span ?? object.kindNode.span,
    message: object.kind === 'Pod' ? `${owner} has ${has}.` : `The Pods of ${owner} have ${has}.`,
  };
}

function fixesFor(selector: PodSelector, pod: PodTemplate, from: KubernetesObject): Fix[] {
  const { object, labels } = pod;
  const wrong = [...selector.labels].filter(
    ([name, { value }]) => labels.get(name)?.value !== value,
  );
  const [only] = wrong;
  const label = only && labels.get(only[0]);
  if (wrong.length === 1 && only && label) {
    const edits = [{ span: only[1].span, text: label.text }];
    return [{ title: `Select ${only[0]}: ${label.text}`, safety: 'unsafe', edits }];
  }
  const name = object.nameNode;
  if (labels.size > 0 || object.kind !== 'Pod' || !name) return [];
  const before = object.manifest.text.slice(0, name.span.start - object.manifest.span.start);
  const indent = /^ */.exec(before.slice(before.lastIndexOf('\n') + 1))?.[0] ?? '';
  const lines = [...selector.labels].map(([key, value]) => `\n${indent}  ${key}: ${value.text}`);
  const edit = {
    span: { start: name.span.end, end: name.span.end },
    text: `\n${indent}labels:${lines.join('')}`,
  };
  return [
    {
      title: `Give Pod "${name.text}" these labels`,
      safety: 'unsafe',
      edits: [object.uri === from.uri ? edit : { uri: object.uri, ...edit }],
    },
  ];
}

function labelsInWords({ labels }: PodSelector): string {
  return `${labels.size === 1 ? 'the label' : 'all of the labels'} ${inWords(labels)}`;
}

function inWords(labels: PodSelector['labels']): string {
  return [...labels].map(([name, { text }]) => `${name}: ${text}`).join(', ');
}
