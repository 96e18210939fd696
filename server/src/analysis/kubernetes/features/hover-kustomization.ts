import type { Workspace } from '../../core/workspace.ts';
import { isKustomization, kustomizationPaths } from '../model/kustomization.ts';
import { type KustomizeBuilds, kustomizeBuilds } from '../model/kustomize-builds.ts';
import type { KustomizeLayer } from '../model/kustomize-layers.ts';
import type { Member } from '../model/member.ts';
import { patchedBy } from '../model/patch-target.ts';
import type { Token } from './token-at.ts';

/** What a kustomization yields or an entry of it brings, and what becomes of an object that kustomizations take. */
export function kustomizeParts(token: Token, workspace: Workspace): readonly string[] {
  const builds = kustomizeBuilds(workspace);
  const { object, node } = token;
  if (!isKustomization(object)) return node === object.nameNode ? becomes(token, builds) : [];
  const layer = builds.layerOf(object);
  if (!layer) return [];
  const isTop = token.path.length === 1;
  if (isTop && (token.part === 'key' || token.path[0] === 'kind')) {
    return shown('Yields', layer.members, layer.isWhole);
  }
  const patch = layer.patches.find((one) => one.node === node);
  if (patch) {
    const changed =
      patch.objects.length > 0
        ? patch.objects.flatMap((one) => patchedBy(patch, one, layer.taken))
        : patchedBy(patch, undefined, layer.taken);
    return shown('Changes', changed, true);
  }
  return broughtBy(token, layer, builds);
}

/** What an entry of `resources` or `components` brings. */
function broughtBy(
  { object, node }: Token,
  layer: KustomizeLayer,
  { layers }: KustomizeBuilds,
): readonly string[] {
  const path = kustomizationPaths(object).find((one) => one.node === node && one.role === 'root');
  if (!path) return [];
  const inner = [...layers.values()].find((one) => one.object.uri.startsWith(`${path.uri}/kust`));
  if (inner) return shown('Brings', inner.members, inner.isWhole);
  return shown(
    'Brings',
    layer.taken.filter((member) => member.object.uri === path.uri),
    true,
  );
}

/** The names and namespaces that kustomizations give an object in the end. */
function becomes({ object }: Token, builds: KustomizeBuilds): readonly string[] {
  const lines = [...builds.rootsOf(object)].flatMap(([root, members]) =>
    members
      .filter((member) => member.object === object)
      .map((member) => `- ${inWords(member)} by \`${shortPath(root.object.uri)}\``),
  );
  return lines.length > 0 ? [`Becomes\n\n${some(lines).join('\n')}`] : [];
}

function shown(verb: string, members: readonly Member[], isWhole: boolean): readonly string[] {
  const lines = members.map((member) => `- ${inWords(member)}`);
  const rest = isWhole ? [] : ['- and what is not in this workspace'];
  const all = [...some(lines), ...rest];
  return all.length > 0 ? [`${verb}\n\n${all.join('\n')}`] : [];
}

function inWords({ kind, names, namespace, generator }: Member): string {
  const place = namespace === undefined ? '' : ` in \`${namespace}\``;
  const made = generator ? ', generated' : '';
  return `${kind} \`${names.at(-1) ?? '?'}\`${place}${made}`;
}

const longest = 20;

function some(lines: readonly string[]): readonly string[] {
  if (lines.length <= longest) return lines;
  return [...lines.slice(0, longest), `- and ${lines.length - longest} more`];
}

/** The last two folders of a path, which tell overlays apart. */
function shortPath(uri: string): string {
  return uri.split('/').slice(-3, -1).join('/');
}
