import { baseName, folderOf, resolveUri } from '../../core/resolve-uri.ts';
import { type Span, touches } from '../../core/span.ts';
import type { Workspace } from '../../core/workspace.ts';
import { at, itemsAt, pairsAt, scalarAt, stringAt } from '../syntax/access.ts';
import type { YamlNode, YamlScalar } from '../syntax/nodes.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import type { Member } from './member.ts';
import type { WorkspaceObjects } from './workspace-objects.ts';

/** A key of a ConfigMap or Secret, and the token that gives it its name. */
interface DataKey {
  readonly name: string;
  readonly uri: string;
  readonly span: Span;
}

/** The keys of a ConfigMap or Secret. */
export interface DataKeys {
  readonly keys: readonly DataKey[];
  /** There are no other keys. */
  readonly isWhole: boolean;
}

/** The keys that a ConfigMap or Secret has by its own text, by patches, or by what a kustomization generates it from. */
export function dataKeysOf(member: Member, { builds, workspace }: WorkspaceObjects): DataKeys {
  const { generator, object } = member;
  if (generator) return generatedKeys(generator, object, workspace);
  const parts = [object, ...builds.patchesOf(object)];
  return {
    keys: parts.flatMap(writtenKeys),
    isWhole: !object.manifest.templated && !parts.some(({ node }) => hasTemplates(node)),
  };
}

/** Why a key cannot be renamed: it is the name of a file that a kustomization reads. */
export function fileNameOfKey(
  places: readonly { readonly uri: string; readonly span: Span }[],
  { ofKind }: WorkspaceObjects,
): string | undefined {
  for (const { uri, node } of [...ofKind('Kustomization'), ...ofKind('Component')]) {
    const near = places.filter((place) => place.uri === uri);
    if (near.length === 0) continue;
    for (const list of ['configMapGenerator', 'secretGenerator']) {
      const files = itemsAt(node, list).flatMap((generator) => scalars(generator, 'files'));
      const file = files.find(
        ({ text, span }) =>
          !text.includes('=') && near.some((place) => touches(span, place.span.start)),
      );
      if (file) return `The key is the name of the file "${file.text}".`;
    }
  }
  return undefined;
}

const holders = ['data', 'stringData', 'binaryData'];

function writtenKeys({ uri, node }: KubernetesObject): readonly DataKey[] {
  return holders.flatMap((part) =>
    pairsAt(node, part).map(({ name, key }) => ({ name, uri, span: key.span })),
  );
}

function hasTemplates(node: YamlNode): boolean {
  return holders.some((part) => {
    const found = at(node, part);
    return found?.kind === 'scalar' ? found.templated : (found?.templated ?? false);
  });
}

function generatedKeys(
  generator: YamlNode,
  { uri }: KubernetesObject,
  workspace: Workspace,
): DataKeys {
  const keys: DataKey[] = [];
  let isWhole = true;
  for (const node of scalars(generator, 'literals')) keys.push(...keyBefore(node, '=', uri));
  for (const node of scalars(generator, 'files')) {
    const own = keyBefore(node, '=', uri);
    const name = baseName(node.text);
    const start = node.span.end - name.length - (node.style === 'plain' ? 0 : 1);
    const span = { start: Math.max(start, node.span.start), end: start + name.length };
    keys.push(...(own.length > 0 ? own : [{ name, uri, span }]));
  }
  for (const node of [...scalars(generator, 'envs'), scalarAt(generator, 'env') ?? []].flat()) {
    const file = resolveUri(folderOf(uri), node.text);
    const text = workspace.files.readText(file);
    if (text === undefined) isWhole = false;
    else keys.push(...variablesOf(text, file));
  }
  // What it is merged with may stand elsewhere.
  return { keys, isWhole: isWhole && stringAt(generator, 'behavior') !== 'merge' };
}

function scalars(node: YamlNode, list: string): readonly YamlScalar[] {
  return itemsAt(node, list).flatMap((item) => scalarAt(item) ?? []);
}

function keyBefore({ text, span, style }: YamlScalar, mark: string, uri: string): DataKey[] {
  const end = text.indexOf(mark);
  if (end <= 0) return [];
  const start = span.start + (style === 'plain' ? 0 : 1);
  return [{ name: text.slice(0, end), uri, span: { start, end: start + end } }];
}

/** The variables of a file of lines `KEY=value`; a line without `=` takes its value from the environment. */
function variablesOf(text: string, uri: string): readonly DataKey[] {
  return [...text.matchAll(/^[ \t]*([^\s#=][^\s=]*)[ \t]*(?:=|\r?$)/gm)].map((match) => {
    const name = match[1] ?? '';
    const start = match.index + match[0].indexOf(name);
    return { name, uri, span: { start, end: start + name.length } };
  });
}
