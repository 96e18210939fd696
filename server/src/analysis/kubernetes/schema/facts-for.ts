import { nothingOutside, type OutsideKinds } from '../../core/outside.ts';
import type { AnalysisSettings } from '../../core/rule.ts';
import type { Workspace } from '../../core/workspace.ts';
import { kubernetesManifests } from '../model/kubernetes-manifests.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';
import { clusterKinds } from './cluster-kinds.ts';
import { customKinds } from './custom-kinds.ts';
import type { Facts, KindFacts } from './facts.ts';
import { kustomizeKinds } from './kustomize-kinds.ts';

/**
 * What the target version accepts, and custom kinds: those that CustomResourceDefinitions of the workspace bring,
 * else those of the cluster, else those of folders that the user named.
 * The same value while none of them changes.
 */
export function factsFor(newest: Facts, workspace: Workspace, settings: AnalysisSettings): Facts {
  const standard = withTools(newest.at(settings.kubernetesVersion));
  const facts = withOutside(standard, workspace.outside.kinds);
  if (settings.isolated) return facts;
  const definitions = workspaceObjects(workspace)
    .ofKind('CustomResourceDefinition')
    .filter(isDefinition);
  if (definitions.length === 0) return facts;
  let place = placeOf(places, facts);
  for (const { manifest } of definitions) place = placeOf(place.next, manifest.identity);
  place.facts ??= withKinds(
    facts,
    definitions.flatMap((definition) => customKinds(definition, standard)),
  );
  return place.facts;
}

function isDefinition({ kind, group, manifest }: KubernetesObject): boolean {
  return (
    kind === 'CustomResourceDefinition' && group === 'apiextensions.k8s.io' && !manifest.templated
  );
}

const outsiders = new WeakMap<Facts, WeakMap<OutsideKinds, Facts>>();

/** The facts with the kinds of the cluster, and behind them the ones that files elsewhere define. */
function withOutside(facts: Facts, outside: OutsideKinds): Facts {
  if (outside === nothingOutside.kinds) return facts;
  const known = outsiders.get(facts) ?? new WeakMap<OutsideKinds, Facts>();
  outsiders.set(facts, known);
  let all = known.get(outside);
  if (!all) {
    all = withKinds(withDefinitionFiles(facts, outside), clusterKinds(outside, facts));
    known.set(outside, all);
  }
  return all;
}

/** Kinds that are looked up by their group when one is used: there may be hundreds, and few are. */
function withDefinitionFiles(facts: Facts, outside: OutsideKinds): Facts {
  const byGroup = new Map<string, readonly KindFacts[]>();
  const kindsOf = (group: string) => {
    const known =
      byGroup.get(group) ??
      outside
        .definitionFiles(group)
        .flatMap(kubernetesManifests)
        .flatMap(({ objects }) => objects.filter(isDefinition))
        .flatMap((definition) => customKinds(definition, facts));
    byGroup.set(group, known);
    return known;
  };
  return {
    ...facts,
    kind: (apiVersion, kind) => {
      const own = facts.kind(apiVersion, kind);
      const group = apiVersion.slice(0, Math.max(apiVersion.indexOf('/'), 0));
      if (own || !group.includes('.') || facts.hasGroup(group)) return own;
      return kindsOf(group).find((one) => one.apiVersion === apiVersion && one.kind === kind);
    },
    at: (version) => withDefinitionFiles(facts.at(version), outside),
  };
}

const tooled = new WeakMap<Facts, Facts>();

/** The facts with the kinds of tools that read manifests before the API server does. */
function withTools(facts: Facts): Facts {
  const known = tooled.get(facts) ?? withKinds(facts, kustomizeKinds());
  tooled.set(facts, known);
  return known;
}

/** What is known is found again by what it was made of, document by document. */
interface Place {
  facts?: Facts;
  readonly next: WeakMap<object, Place>;
}

const places = new WeakMap<object, Place>();

function placeOf(from: WeakMap<object, Place>, key: object): Place {
  const place = from.get(key) ?? { next: new WeakMap() };
  from.set(key, place);
  return place;
}

function withKinds(facts: Facts, kinds: readonly KindFacts[]): Facts {
  const more = new Map<string, KindFacts>();
  for (const kind of kinds) {
    const key = `${kind.apiVersion} ${kind.kind}`;
    if (!more.has(key)) more.set(key, kind);
  }
  const own = [...more.values()];
  const isElse = ({ apiVersion, kind }: KindFacts) => !more.has(`${apiVersion} ${kind}`);
  return {
    ...facts,
    kinds: [...facts.kinds.filter(isElse), ...own],
    kind: (apiVersion, kind) => more.get(`${apiVersion} ${kind}`) ?? facts.kind(apiVersion, kind),
    kindsNamed: (kind) => [
      ...facts.kindsNamed(kind).filter(isElse),
      ...own.filter((one) => one.kind === kind),
    ],
    at: (version) => withKinds(facts.at(version), kinds),
  };
}
