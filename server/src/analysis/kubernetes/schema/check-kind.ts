import type { Fix } from '../../core/finding.ts';
import type { Span } from '../../core/span.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { closest } from './closest.ts';
import type { ApiLife, Facts, KindFacts } from './facts.ts';
import { migration } from './migration.ts';
import { removedApi } from './removed-apis.ts';
import type { SchemaFinding } from './schema-finding.ts';

/** Kinds that the API server knows although no manifest of them is created. */
const otherKinds = /^(?:\w*List|Status|Scale|Eviction|TokenRequest|ComponentStatus|DeleteOptions)$/;

/** The facts of an object's kind. Tells of kinds that nobody serves; custom kinds are left alone. */
export function checkKind(
  object: KubernetesObject,
  facts: Facts,
  add: (finding: SchemaFinding) => void,
): KindFacts | undefined {
  const { apiVersion, kind, apiVersionNode, kindNode } = object;
  if (apiVersionNode.templated || kindNode.templated) return undefined;
  const found = facts.kind(apiVersion, kind);
  const life = facts.life(apiVersion, kind);
  const isGoing = life !== undefined && life.deprecatedIn <= minorOf(facts);
  if (found && !isGoing) return found;
  const removed = life ?? removedApi(apiVersion, kind);
  const comesIn = facts.kindComesIn(apiVersion, kind);
  if (comesIn !== undefined) add(tooNew(object, comesIn, facts));
  else if (removed) add(removedFinding(object, removed, facts));
  if (found) return found;
  if (removed || comesIn !== undefined) return undefined;
  if (!otherKinds.test(kind)) addUnknown(object, facts, add);
  return undefined;
}

function tooNew(
  { apiVersion, kind, apiVersionNode }: KubernetesObject,
  comesIn: number,
  facts: Facts,
): SchemaFinding {
  const now = facts.kindsNamed(kind).map((candidate) => candidate.apiVersion);
  return {
    rule: 'unknown-kind',
    span: apiVersionNode.span,
    message: `${kind} comes to ${apiVersion} in Kubernetes 1.${comesIn}, so the API server of ${facts.version} refuses it.`,
    fixes: now.map((other) => ({ ...replace(apiVersionNode.span, other), safety: 'unsafe' })),
  };
}

function removedFinding(
  object: KubernetesObject,
  { removedIn, replacement }: ApiLife,
  facts: Facts,
): SchemaFinding {
  const { apiVersion, kind, group, apiVersionNode } = object;
  const isServed = minorOf(facts) < removedIn;
  const here = facts.kindsNamed(kind).map((candidate) => candidate.apiVersion);
  const stable = here.filter(
    (other) => other.startsWith(`${group}/`) && /\/v\d+$/.test(other) && other !== apiVersion,
  );
  const next = here.find((other) => other === replacement) ?? stable[0];
  const where = next ? `it is in ${next} now` : 'nothing takes its place';
  return {
    rule: 'removed-api-version',
    span: apiVersionNode.span,
    ...(isServed && { severity: 'warning' as const }),
    message: isServed
      ? `Kubernetes 1.${removedIn} no longer serves ${kind} in ${apiVersion}; ${where}.`
      : `The API server refuses this manifest: ${kind} left ${apiVersion} in Kubernetes 1.${removedIn}, and ${where}.`,
    fixes: next ? [moveTo(next, object)] : [],
  };
}

function moveTo(apiVersion: string, object: KubernetesObject): Fix {
  const edits = migration(object, apiVersion);
  const title = edits.length > 0 ? `Rewrite for ${apiVersion}` : `Change to ${apiVersion}`;
  const version = { span: object.apiVersionNode.span, text: apiVersion };
  return { title, safety: 'unsafe', edits: [version, ...edits] };
}

function minorOf({ version }: Facts): number {
  return Number(version.split('.')[1] ?? Number.NaN);
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
