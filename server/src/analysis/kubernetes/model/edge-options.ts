import { itemsAt, scalarAt, stringAt } from '../syntax/access.ts';
import type { YamlNode, YamlScalar } from '../syntax/nodes.ts';
import { dataKeysOf } from './data-keys.ts';
import type { EdgePlace, Option, Options } from './edge.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import type { Member } from './member.ts';
import { oncePer } from './once-per.ts';
import { type PodTemplate, podTemplatesOf } from './pod-template.ts';
import { type Reach, reachOf } from './reach.ts';
import { podSelectorsOf, selectedPods } from './selectors.ts';
import type { WorkspaceObjects } from './workspace-objects.ts';

const nothing: Options = { options: [], exhaustive: false };

/** Kinds whose controllers make Secrets that no manifest shows. */
const secretMakers = ['SealedSecret', 'ExternalSecret', 'Certificate', 'SopsSecret'];

/**
 * The objects of some kinds that the place may mean, by name.
 * Not one of them applied with it says nothing; one of them says that the others should be there too.
 */
export function objectsNamed(
  place: EdgePlace,
  objects: WorkspaceObjects,
  kinds: readonly string[],
  namespace: string | undefined = place.object.namespace,
): Options {
  const reach = reachOf(place.object, kinds, objects, namespace);
  const known = knownOptions(objects);
  const found = known.get(reach) ?? optionsFor(reach, kinds, objects);
  known.set(reach, found);
  return found;
}

const knownOptions = oncePer((_: WorkspaceObjects) => new Map<Reach, Options>());

function optionsFor(
  { near, far, isWhole }: Reach,
  kinds: readonly string[],
  objects: WorkspaceObjects,
): Options {
  const isMade =
    kinds.includes('Secret') && secretMakers.some((kind) => objects.ofKind(kind).length > 0);
  return {
    options: near.flatMap((member) =>
      member.names.slice(0, 1).map((name) => optionOf(member, name)),
    ),
    further: [
      ...near.flatMap((member) => member.names.slice(1).map((name) => optionOf(member, name))),
      ...far.flatMap((member) => member.names.map((name) => optionOf(member, name))),
    ],
    exhaustive: near.length > 0 && isWhole && !isMade,
  };
}

/** A member by one of its names. */
export function optionOf(member: Member, name: string): Option {
  const { kind, namespace, object, nameNode, generator } = member;
  const made = generator ? `generated ${kind}` : kind;
  const detail = namespace ? `${made} in ${namespace}` : made;
  return { name, detail, member, target: { object, span: nameNode.span } };
}

/** What is applied together with a place and has this kind and name, or what may be in the cluster besides. */
export function membersNamed(
  place: EdgePlace,
  objects: WorkspaceObjects,
  kinds: readonly string[],
  name: string,
): readonly Member[] {
  const { options, further = [] } = objectsNamed(place, objects, kinds);
  const having = (list: readonly Option[]) =>
    (optionsByName(list).get(name) ?? []).flatMap(({ member }) => member ?? []);
  const near = having(options);
  return near.length > 0 ? near : having(further);
}

/** The keys of the ConfigMap or Secret that stands beside the key, or above it. */
export function keysOf(
  place: EdgePlace,
  objects: WorkspaceObjects,
  kind: 'ConfigMap' | 'Secret',
  name: string | undefined,
): Options {
  if (name === undefined) return nothing;
  const members = membersNamed(place, objects, [kind], name);
  const all = members.map((member) => ({ member, ...dataKeysOf(member, objects) }));
  const options = all.flatMap(({ member: { object }, keys }) =>
    keys.map(({ name: key, uri, span }) => ({
      name: key,
      detail: `${kind} ${name}`,
      target: { object, uri, span },
    })),
  );
  const { isWhole } = reachOf(place.object, [kind], objects);
  const isKnown = all.some((one) => one.isWhole) || all.length > 1;
  return { options, exhaustive: isWhole && isKnown && all.every(isJudged) };
}

function isJudged({ member, isWhole }: { member: Member; isWhole: boolean }): boolean {
  return isWhole || stringAt(member.generator, 'behavior') === 'merge';
}

/** The volumes of the Pod, and the claims that a StatefulSet makes for each of its Pods. */
export function volumesOf(place: EdgePlace, objects: WorkspaceObjects): Options {
  return local(place, objects, (object) => [
    ...podTemplatesOf(object).flatMap(({ volumes }) => volumes.map((one) => scalarAt(one, 'name'))),
    ...itemsAt(object.node, 'spec', 'volumeClaimTemplates').map((claim) =>
      scalarAt(claim, 'metadata', 'name'),
    ),
  ]);
}

/** The named ports of the container. */
export function containerPortsOf(place: EdgePlace, objects: WorkspaceObjects): Options {
  const own = place.container?.name?.text;
  return local(place, objects, (object) =>
    podTemplatesOf(object)
      .flatMap(({ containers }) => containers)
      .filter(({ node, name }) => node === place.container?.node || (own && name?.text === own))
      .flatMap(({ ports }) => ports.map((port) => scalarAt(port, 'name'))),
  );
}

/** What only the object itself can define, or what a kustomization merges with it. */
export function local(
  { object }: EdgePlace,
  { builds }: WorkspaceObjects,
  names: (object: KubernetesObject) => readonly (YamlScalar | undefined)[],
): Options {
  const isPatch = builds.isPatch(object);
  const bases = isPatch ? builds.basesOf(object) : [object];
  const parts = new Set([object, ...bases, ...bases.flatMap((base) => builds.patchesOf(base))]);
  const options = [...parts].flatMap((part) =>
    names(part).flatMap((name) =>
      name ? [{ name: name.text, target: { object: part, span: name.span } }] : [],
    ),
  );
  const isKnown = bases.length > 0 && !bases.some(({ manifest }) => manifest.templated);
  return { options, exhaustive: isKnown };
}

/** The named ports of every container that a Service selects. */
export function selectedPortsOf({ object }: EdgePlace, objects: WorkspaceObjects): Options {
  const [selector] = podSelectorsOf(object);
  if (!selector) return nothing;
  const pods = selectedPods(selector, objects);
  const options = pods.flatMap((pod) =>
    portsOf(pod, objects).flatMap(({ port, owner }) => {
      const name = scalarAt(port, 'name');
      if (!name) return [];
      const detail = `port ${scalarAt(port, 'containerPort')?.text ?? ''} of ${pod.object.kind} ${pod.object.name ?? ''}`;
      return [{ name: name.text, detail, target: { object: owner, span: name.span } }];
    }),
  );
  const isWhole = pods.length > 0 && !pods.some((pod) => pod.object.manifest.templated);
  return { options, exhaustive: isWhole };
}

/** The ports of the containers of a Pod, those that patches add included. */
export function portsOf(
  pod: PodTemplate,
  { builds }: WorkspaceObjects,
): readonly { readonly port: YamlNode; readonly owner: KubernetesObject }[] {
  const patches = builds.patchesOf(pod.object).flatMap(podTemplatesOf);
  return [pod, ...patches].flatMap(({ object: owner, containers }) =>
    containers.flatMap(({ ports }) => ports.map((port) => ({ port, owner }))),
  );
}

/** The ports of the Service that an Ingress backend names, by `name` or by `port`. */
export function servicePortsOf(
  place: EdgePlace,
  objects: WorkspaceObjects,
  service: string | undefined,
  by: 'name' | 'port',
): Options {
  if (service === undefined) return nothing;
  const services = membersNamed(place, objects, ['Service'], service).map(({ object }) => object);
  const options = services
    .flatMap((object) => [object, ...objects.builds.patchesOf(object)])
    .flatMap((object) =>
      itemsAt(object.node, 'spec', 'ports').flatMap((port) => {
        const token = scalarAt(port, by);
        return token ? [{ name: token.text, target: { object, span: token.span } }] : [];
      }),
    );
  const isWhole =
    services.length > 0 &&
    services.every(
      (object) =>
        !object.manifest.templated && stringAt(object.node, 'spec', 'type') !== 'ExternalName',
    );
  return { options, exhaustive: isWhole };
}

const knownNames = new WeakMap<readonly Option[], ReadonlyMap<string, readonly Option[]>>();

/** Options by name; one list serves many references. */
export function optionsByName(options: readonly Option[]): ReadonlyMap<string, readonly Option[]> {
  const known = knownNames.get(options);
  if (known) return known;
  const byName = new Map<string, Option[]>();
  for (const option of options) {
    const same = byName.get(option.name);
    if (same) same.push(option);
    else byName.set(option.name, [option]);
  }
  knownNames.set(options, byName);
  return byName;
}
