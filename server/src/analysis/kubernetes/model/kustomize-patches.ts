import { at, itemsAt, scalarAt } from '../syntax/access.ts';
import type { YamlMapping, YamlNode, YamlScalar } from '../syntax/nodes.ts';
import { inlinePatchesOf } from './inline-patches.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { type KustomizationPath, kustomizationPaths } from './kustomization.ts';
import type { Manifest } from './manifest.ts';
import { oncePer } from './once-per.ts';

/** One patch of a kustomization. */
export interface KustomizePatch {
  /** The token that stands for it in the kustomization: its path, or the text itself. */
  readonly node: YamlScalar;
  /** What it is merged into objects from; none of a JSON patch. */
  readonly objects: readonly KubernetesObject[];
  /** The objects that it changes are chosen by these conditions, not by its own kind and name. */
  readonly target?: YamlMapping;
  /** The names of the fields that it sets; undefined when its text is not known. */
  readonly fields: ReadonlySet<string> | undefined;
}

/** The patches of a kustomization; `manifestsIn` reads the files that it names. */
export function kustomizePatches(
  object: KubernetesObject,
  manifestsIn: (uri: string) => readonly Manifest[] | undefined,
): readonly KustomizePatch[] {
  const inline = new Map<YamlNode, readonly Manifest[]>(
    inlinePatchesOf(object).map(({ node, manifests }) => [node, manifests]),
  );
  const paths = new Map<YamlNode, KustomizationPath>(
    kustomizationPaths(object).map((path) => [path.node, path]),
  );
  return ['patches', 'patchesStrategicMerge', 'patchesJson6902'].flatMap((list) =>
    itemsAt(object.node, list).flatMap((item): KustomizePatch[] => {
      const node = scalarAt(item) ?? scalarAt(item, 'path') ?? scalarAt(item, 'patch');
      const target = at(item, 'target');
      if (!node) return [];
      const uri = paths.get(node)?.uri;
      const manifests = inline.get(node) ?? (uri === undefined ? undefined : manifestsIn(uri));
      return [
        {
          node,
          objects: manifests?.flatMap(({ objects }) => objects) ?? [],
          ...(target?.kind === 'mapping' && { target }),
          fields: manifests && fieldsOf(manifests),
        },
      ];
    }),
  );
}

function fieldsOf(manifests: readonly Manifest[]): ReadonlySet<string> {
  const fields = new Set<string>();
  for (const { objects, root } of manifests) {
    for (const object of objects) for (const name of fieldNames(object)) fields.add(name);
    for (const operation of root?.kind === 'sequence' ? root.items : []) {
      const path = scalarAt(operation, 'path')?.text ?? '';
      for (const step of path.split('/')) fields.add(step);
      const value = at(operation, 'value');
      if (value) addNames(value, fields);
    }
  }
  return fields;
}

const fieldNames = oncePer(({ node }: KubernetesObject): ReadonlySet<string> => {
  const names = new Set<string>();
  addNames(node, names);
  return names;
});

function addNames(node: YamlNode, names: Set<string>): void {
  if (node.kind === 'sequence') for (const item of node.items) addNames(item, names);
  if (node.kind !== 'mapping') return;
  for (const { name, value } of node.pairs) {
    names.add(name);
    addNames(value, names);
  }
}
