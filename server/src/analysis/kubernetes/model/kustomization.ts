import type { FolderEntry } from '../../core/file-view.ts';
import { baseName, folderOf, resolveUri } from '../../core/resolve-uri.ts';
import { derivation } from '../../core/snapshot.ts';
import { snapshotsOf, type Workspace, workspaceDerivation } from '../../core/workspace.ts';
import { at, itemsAt, scalarAt } from '../syntax/access.ts';
import type { YamlNode, YamlScalar } from '../syntax/nodes.ts';
import { kubernetesManifests } from './kubernetes-manifests.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { oncePer } from './once-per.ts';

/** A place of a kustomization that names a file or folder. */
export interface KustomizationPath {
  readonly node: YamlScalar;
  /** The path as written, without the `key=` of a generator. */
  readonly path: string;
  readonly uri: string;
  /** The key at the top that holds it, such as `resources`. */
  readonly list: string;
  /** `root`: a manifest, or a folder with a kustomization of its own. */
  readonly role: 'root' | 'patch' | 'file';
}

/** True for kustomizations and for components, which are kustomizations for others. */
export function isKustomization({ kind, group }: KubernetesObject): boolean {
  return group === 'kustomize.config.k8s.io' && (kind === 'Kustomization' || kind === 'Component');
}

/** The kustomizations of the workspace; only files that mention one are read. */
export const kustomizations = workspaceDerivation<readonly KubernetesObject[]>((workspace) =>
  snapshotsOf(workspace, 'kubernetes').flatMap(kustomizationsIn),
);

const kustomizationsIn = derivation<readonly KubernetesObject[]>((snapshot) => {
  const { uri, text } = snapshot;
  if (!fileName.test(uri) && !text.includes('kustomize.config.k8s.io')) return [];
  return kubernetesManifests(snapshot)
    .flatMap(({ objects }) => objects)
    .filter(isKustomization);
});

/** The local paths of a kustomization; addresses of the web are left out. */
export const kustomizationPaths = oncePer(
  (object: KubernetesObject): readonly KustomizationPath[] =>
    rows.flatMap(({ list, inner, role }) =>
      itemsAt(object.node, ...list).flatMap((item) =>
        scalarsAt(item, inner).flatMap((node) => {
          const path = role === 'file' ? node.text.replace(/^[^=/]+=/, '') : node.text;
          if (node.templated || path === '' || isRemote(path) || path.includes('\n')) return [];
          return [
            { node, path, uri: resolveUri(folderOf(object.uri), path), list: list[0] ?? '', role },
          ];
        }),
      ),
    ),
);

/** What the disk has at a URI: an entry, nothing, or undefined when that is not known. */
export function entryAt(workspace: Workspace, uri: string): FolderEntry | 'nothing' | undefined {
  const slash = uri.lastIndexOf('/');
  const entries = workspace.files.listFolder(uri.slice(0, slash));
  const name = baseName(uri);
  return entries && (entries.find((entry) => entry.name === name) ?? 'nothing');
}

/** The file that makes a folder a kustomization; undefined when there is none or the folder is not known. */
export function kustomizationFile(workspace: Workspace, folder: string): string | undefined {
  const entry = workspace.files.listFolder(folder)?.find(({ name }) => fileName.test(`/${name}`));
  return entry && `${folder}/${entry.name}`;
}

const fileName = /\/kustomization\.ya?ml$|\/Kustomization$/;

interface Row {
  readonly list: readonly string[];
  /** Keys from an item of the list down to the path; empty when the item is the path. */
  readonly inner: readonly string[];
  readonly role: KustomizationPath['role'];
}

const rows: readonly Row[] = [
  ...['resources', 'components', 'bases', 'generators', 'transformers', 'validators'].map(
    (name): Row => ({ list: [name], inner: [], role: 'root' }),
  ),
  ...['crds', 'configurations'].map((name): Row => ({ list: [name], inner: [], role: 'file' })),
  { list: ['patchesStrategicMerge'], inner: [], role: 'patch' },
  { list: ['patches'], inner: ['path'], role: 'patch' },
  { list: ['patchesJson6902'], inner: ['path'], role: 'patch' },
  { list: ['replacements'], inner: ['path'], role: 'file' },
  ...['configMapGenerator', 'secretGenerator'].flatMap((name): Row[] => [
    { list: [name], inner: ['files'], role: 'file' },
    { list: [name], inner: ['envs'], role: 'file' },
    { list: [name], inner: ['env'], role: 'file' },
  ]),
];

function scalarsAt(item: YamlNode, inner: readonly string[]): readonly YamlScalar[] {
  const found = at(item, ...inner);
  if (found?.kind === 'sequence') return found.items.flatMap((one) => scalarAt(one) ?? []);
  return found ? [scalarAt(found) ?? []].flat() : [];
}

function isRemote(path: string): boolean {
  return /^[a-z][a-z0-9+.-]*:|^git@|^github\.com\/|\?ref=|\.git(?:\/|$)/i.test(path);
}
