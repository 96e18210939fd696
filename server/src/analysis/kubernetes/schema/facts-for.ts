import type { AnalysisSettings } from '../../core/rule.ts';
import type { Workspace } from '../../core/workspace.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';
import { customKinds } from './custom-kinds.ts';
import type { Facts, KindFacts } from './facts.ts';
import { kustomizeKinds } from './kustomize-kinds.ts';

/**
 * What the target version accepts, and the kinds that CustomResourceDefinitions of the workspace bring.
 * The same value while none of them changes.
 */
export function factsFor(newest: Facts, workspace: Workspace, settings: AnalysisSettings): Facts {
  const facts = withTools(newest.at(settings.kubernetesVersion));
  if (settings.isolated) return facts;
  const definitions = workspaceObjects(workspace)
    .ofKind('CustomResourceDefinition')
    .filter(({ group, manifest }) => group === 'apiextensions.k8s.io' && !manifest.templated);
  if (definitions.length === 0) return facts;
  let place = placeOf(places, facts);
  for (const { manifest } of definitions) place = placeOf(place.next, manifest.identity);
  place.facts ??= withKinds(
    facts,
    definitions.flatMap((definition) => customKinds(definition, facts)),
  );
  return place.facts;
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
  return {
    ...facts,
    kinds: [...facts.kinds, ...own],
    kind: (apiVersion, kind) => facts.kind(apiVersion, kind) ?? more.get(`${apiVersion} ${kind}`),
    kindsNamed: (kind) => [...facts.kindsNamed(kind), ...own.filter((one) => one.kind === kind)],
    at: (version) => withKinds(facts.at(version), kinds),
  };
}
