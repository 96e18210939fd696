import type { Fix } from '../../core/finding.ts';
import type { Span } from '../../core/span.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { closest } from './closest.ts';
import type { Facts, KindFacts } from './facts.ts';
import { type RemovedApi, removedApi } from './removed-apis.ts';
import type { SchemaFinding } from './schema-finding.ts';

/** Kinds that the API server knows although no manifest of them is created. */
const otherKinds = /^(?:\w*List|Status|Scale|Eviction|TokenRequest|ComponentStatus|DeleteOptions)$/;

/** The facts of an object's kind. Tells of kinds that nobody serves; custom kinds are left alone. */
export function checkKind(
  object: KubernetesObject,
  options: { readonly facts: Facts; readonly kubernetesVersion: string },
  add: (finding: SchemaFinding) => void,
): KindFacts | undefined {
  const { facts } = options;
  const { apiVersion, kind, apiVersionNode, kindNode } = object;
  if (apiVersionNode.templated || kindNode.templated) return undefined;
  const found = facts.kind(apiVersion, kind);
  if (found) return found;
  const removed = removedApi(apiVersion, kind);
  if (removed) add(removedFinding(object, removed, options));
  else if (!otherKinds.test(kind)) addUnknown(object, facts, add);
  return undefined;
}

function removedFinding(
  { apiVersion, kind, apiVersionNode }: KubernetesObject,
  { removedIn, replacement }: RemovedApi,
  { kubernetesVersion }: { readonly kubernetesVersion: string },
): SchemaFinding {
  const minor = Number(kubernetesVersion.split('.')[1] ?? Number.NaN);
  const isServed = minor < removedIn;
  const where = replacement ? `it is in ${replacement} now` : 'nothing takes its place';
  return {
    rule: 'removed-api-version',
    span: apiVersionNode.span,
    ...(isServed && { severity: 'warning' as const }),
    message: isServed
      ? `Kubernetes 1.${removedIn} no longer serves ${kind} in ${apiVersion}; ${where}.`
      : `The API server refuses this manifest: ${kind} left ${apiVersion} in Kubernetes 1.${removedIn}, and ${where}.`,
    fixes: replacement
      ? [{ ...replace(apiVersionNode.span, replacement), safety: 'unsafe' as const }]
      : [],
  };
}

function addUnknown(
  { apiVersion, kind, group, apiVersionNode, kindNode }: KubernetesObject,
  facts: Facts,
  add: (finding: SchemaFinding) => void,
): void {
  const elsewhere = facts.kindsNamed(kind).map((candidate) => candidate.apiVersion);
  const isOurs = facts.hasGroup(group);
  if (elsewhere.length > 0 && (isOurs || !group.includes('.'))) {
    const best = preferred(elsewhere, apiVersion);
    add({
      rule: 'unknown-kind',
      span: apiVersionNode.span,
      message: `There is no ${kind} in ${apiVersion}, so the API server refuses it; ${kind} is in ${best}.`,
      fixes: [replace(apiVersionNode.span, best)],
    });
    return;
  }
  if (!isOurs) return;
  const kinds = facts.kinds.map((candidate) => candidate.kind);
  const near = closest(kind, kinds);
  add({
    rule: 'unknown-kind',
    span: kindNode.span,
    message: `There is no kind "${kind}" in ${apiVersion}, so the API server refuses it.`,
    fixes: near ? [replace(kindNode.span, near)] : [],
  });
}

/** A stable version first, then the nearest text. */
function preferred(apiVersions: readonly string[], written: string): string {
  const stable = apiVersions.filter((apiVersion) => /(?:^|\/)v\d+$/.test(apiVersion));
  const choice = stable.length > 0 ? stable : apiVersions;
  return closest(written, choice) ?? choice.at(-1) ?? written;
}

function replace(span: Span, text: string): Fix {
  return { title: `Change to ${text}`, safety: 'safe', edits: [{ span, text }] };
}
