import { itemsAt, pairsAt, scalarAt, stringAt } from '../syntax/access.ts';
import type { YamlNode, YamlScalar } from '../syntax/nodes.ts';
import type { EdgePlace, Option, Options } from './edge.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { oncePer } from './once-per.ts';
import { labelsAt, matchesLabels, type PodTemplate, podTemplatesOf } from './pod-template.ts';
import type { WorkspaceObjects } from './workspace-objects.ts';

const nothing: Options = { options: [], exhaustive: false };

/** Kinds whose controllers make Secrets that no manifest shows. */
const secretMakers = ['SealedSecret', 'ExternalSecret', 'Certificate', 'SopsSecret'];

/**
 * The objects of some kinds that the place may mean, by name.
 * Not one of them in the workspace says nothing; one of them says that the others should be there too.
 */
export function objectsNamed(
  place: EdgePlace,
  objects: WorkspaceObjects,
  kinds: readonly string[],
  namespace: string | undefined = place.object.namespace,
): Options {
  const known = knownOptions(objects);
  const key = `${kinds.join(' ')} in ${namespace ?? ''}`;
  const found = known.get(key) ?? optionsFor(objects, kinds, namespace);
  known.set(key, found);
  return found;
}

const knownOptions = oncePer((_: WorkspaceObjects) => new Map<string, Options>());

function optionsFor(
  objects: WorkspaceObjects,
  kinds: readonly string[],
  namespace: string | undefined,
): Options {
  const found = kinds
    .flatMap((kind) => objects.ofKind(kind))
    .filter((object) => sharesNamespace(object.namespace, namespace));
  const options = [
    ...found.flatMap((object) => optionOf(object)),
    ...kinds.flatMap((kind) => generated(kind, objects)),
  ];
  const isMade =
    kinds.includes('Secret') && secretMakers.some((kind) => objects.ofKind(kind).length > 0);
  return { options, exhaustive: options.length > 0 && !isMade };
}

/** Whether two objects may live in one namespace; one that names none can be applied to any. */
function sharesNamespace(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

function optionOf(object: KubernetesObject): Option[] {
  const { name, nameNode, kind, namespace } = object;
  if (name === undefined || !nameNode) return [];
  const detail = namespace ? `${kind} in ${namespace}` : kind;
  return [{ name, detail, target: { object, span: nameNode.span } }];
}

/** ConfigMaps and Secrets that a kustomization generates. */
function generated(kind: string, objects: WorkspaceObjects): Option[] {
  const list = { ConfigMap: 'configMapGenerator', Secret: 'secretGenerator' }[kind];
  if (!list) return [];
  return objects.ofKind('Kustomization').flatMap((object) =>
    itemsAt(object.node, list).flatMap((item) => {
      const name = scalarAt(item, 'name');
      if (!name) return [];
      return [
        { name: name.text, detail: `generated ${kind}`, target: { object, span: name.span } },
      ];
    }),
  );
}

/** The keys of the ConfigMap or Secret that stands beside the key, or above it. */
export function keysOf(
  place: EdgePlace,
  objects: WorkspaceObjects,
  kind: 'ConfigMap' | 'Secret',
  name: string | undefined,
): Options {
  if (name === undefined) return nothing;
  const holders = objects
    .named(kind, name)
    .filter((object) => sharesNamespace(object.namespace, place.object.namespace));
  const options = holders.flatMap((object) =>
    ['data', 'stringData', 'binaryData'].flatMap((part) =>
      pairsAt(object.node, part).map((pair) => ({
        name: pair.name,
        detail: `${kind} ${name}`,
        target: { object, span: pair.key.span },
      })),
    ),
  );
  const isWhole = holders.length > 0 && !holders.some(({ manifest }) => manifest.templated);
  return { options, exhaustive: isWhole };
}

/** The volumes of the Pod, and the claims that a StatefulSet makes for each of its Pods. */
export function volumesOf({ object, pod }: EdgePlace): Options {
  const claims = itemsAt(object.node, 'spec', 'volumeClaimTemplates').map((claim) =>
    scalarAt(claim, 'metadata', 'name'),
  );
  const volumes = (pod?.volumes ?? []).map((volume) => scalarAt(volume, 'name'));
  return local(object, [...volumes, ...claims], object.manifest.templated);
}

/** The named ports of the container. */
export function containerPortsOf({ object, container }: EdgePlace): Options {
  const names = (container?.ports ?? []).map((port) => scalarAt(port, 'name'));
  return local(object, names, object.manifest.templated);
}

function local(
  object: KubernetesObject,
  names: readonly (YamlNode | undefined)[],
  isTemplated: boolean,
): Options {
  const options = names.flatMap((name) =>
    name?.kind === 'scalar' ? [{ name: name.text, target: { object, span: name.span } }] : [],
  );
  return { options, exhaustive: !isTemplated };
}

/** The named ports of every container that a Service selects. */
export function selectedPortsOf({ object }: EdgePlace, objects: WorkspaceObjects): Options {
  const selector = labelsAt(object.node, 'spec', 'selector');
  if (selector.size === 0) return nothing;
  const pods = podTemplatesWith(objects, object.namespace, selector);
  const options = pods.flatMap((pod) =>
    pod.containers.flatMap((container) =>
      container.ports.flatMap((port) => {
        const name = scalarAt(port, 'name');
        if (!name) return [];
        const detail = `port ${scalarAt(port, 'containerPort')?.text ?? ''} of ${pod.object.kind} ${pod.object.name ?? ''}`;
        return [{ name: name.text, detail, target: { object: pod.object, span: name.span } }];
      }),
    ),
  );
  const isWhole = pods.length > 0 && !pods.some((pod) => pod.object.manifest.templated);
  return { options, exhaustive: isWhole };
}

/** The ports of the Service that an Ingress backend names, by `name` or by `port`. */
export function servicePortsOf(
  place: EdgePlace,
  objects: WorkspaceObjects,
  service: string | undefined,
  by: 'name' | 'port',
): Options {
  if (service === undefined) return nothing;
  const services = objects
    .named('Service', service)
    .filter((object) => sharesNamespace(object.namespace, place.object.namespace));
  const options = services.flatMap((object) =>
    itemsAt(object.node, 'spec', 'ports').flatMap((port) => {
      const token = scalarAt(port, by);
      return token ? [{ name: token.text, target: { object, span: token.span } }] : [];
    }),
  );
  const isWhole = services.some(
    (object) => stringAt(object.node, 'spec', 'type') !== 'ExternalName',
  );
  return { options, exhaustive: isWhole };
}

/** The Pod templates of the workspace that may live in a namespace. */
export function podTemplates(
  objects: WorkspaceObjects,
  namespace: string | undefined,
): readonly PodTemplate[] {
  const all = allPodTemplates(objects);
  if (namespace === undefined) return all;
  return all.filter(({ object }) => sharesNamespace(object.namespace, namespace));
}

/** The Pod templates that may live in a namespace and have every label of a selector. */
export function podTemplatesWith(
  objects: WorkspaceObjects,
  namespace: string | undefined,
  selector: ReadonlyMap<string, YamlScalar>,
): readonly PodTemplate[] {
  const index = podTemplatesByLabel(objects);
  let fewest: readonly PodTemplate[] = allPodTemplates(objects);
  for (const [name, { value }] of selector) {
    const having = index.get(`${name}=${value}`) ?? [];
    if (having.length < fewest.length) fewest = having;
  }
  return fewest.filter(
    ({ object, labels }) =>
      matchesLabels(selector, labels) &&
      (namespace === undefined || sharesNamespace(object.namespace, namespace)),
  );
}

const podTemplatesByLabel = oncePer((objects: WorkspaceObjects) => {
  const byLabel = new Map<string, PodTemplate[]>();
  for (const pod of allPodTemplates(objects)) {
    for (const [name, { value }] of pod.labels) {
      const key = `${name}=${value}`;
      const pods = byLabel.get(key);
      if (pods) pods.push(pod);
      else byLabel.set(key, [pod]);
    }
  }
  return byLabel;
});

const allPodTemplates = oncePer((objects: WorkspaceObjects) => objects.all.flatMap(podTemplatesOf));
