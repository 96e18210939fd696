import { itemsAt, pairAt } from '../syntax/access.ts';
import type { YamlMapping, YamlNode, YamlScalar } from '../syntax/nodes.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import type { Manifest } from './manifest.ts';

/** The objects of a document: itself, and the items when it is a `List`. */
export function objectsOf(manifest: Manifest, root: YamlNode | undefined): KubernetesObject[] {
  const object = root?.kind === 'mapping' ? objectOf(manifest, root) : undefined;
  if (!object) return [];
  const isList = object.group === '' && object.kind.endsWith('List');
  const items = isList ? itemsAt(root, 'items') : [];
  return [object, ...items.flatMap((item) => objectsOf(manifest, item))];
}

function objectOf(manifest: Manifest, node: YamlMapping): KubernetesObject | undefined {
  const implied = /\/kustomization\.ya?ml$/.test(manifest.uri);
  const apiVersionNode =
    textAt(node, 'apiVersion') ??
    (implied ? given(node, 'kustomize.config.k8s.io/v1beta1') : undefined);
  const kindNode = textAt(node, 'kind') ?? (implied ? given(node, 'Kustomization') : undefined);
  if (!apiVersionNode || !kindNode) return undefined;
  const metadata = pairAt(node, 'metadata')?.value;
  const nameNode = textAt(metadata, 'name');
  const namespaceNode = textAt(metadata, 'namespace');
  const [group, version] = splitApiVersion(apiVersionNode.text);
  return {
    uri: manifest.uri,
    manifest,
    node,
    span: node.span,
    apiVersion: apiVersionNode.text,
    kind: kindNode.text,
    group,
    version,
    ...(nameNode && !nameNode.templated && { name: nameNode.text }),
    ...(namespaceNode && !namespaceNode.templated && { namespace: namespaceNode.text }),
    kindNode,
    apiVersionNode,
    derived: new Map(),
    ...(nameNode && { nameNode }),
  };
}

/** What kustomize takes for granted in a file of this name; it has no place in the text. */
function given({ span }: YamlMapping, text: string): YamlScalar {
  const nowhere = { start: span.start, end: span.start };
  return { kind: 'scalar', span: nowhere, style: 'plain', text, value: text, templated: false };
}

function textAt(node: YamlNode | undefined, name: string): YamlScalar | undefined {
  const value = pairAt(node, name)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value : undefined;
}

/** The group and the version of an `apiVersion`; the core group is empty. */
function splitApiVersion(apiVersion: string): readonly [group: string, version: string] {
  const slash = apiVersion.lastIndexOf('/');
  return [apiVersion.slice(0, Math.max(slash, 0)), apiVersion.slice(slash + 1)];
}
