import type { YamlNode, YamlScalar } from '../syntax/nodes.ts';
import type { KubernetesObject } from './kubernetes-object.ts';

/** Something that can be named: an object of a file, or one that a kustomization generates. */
export interface Member {
  readonly kind: string;
  readonly group: string;
  /** The names that it bears on its way from the file to the cluster; the first is written, the last is final; none when it is not known. */
  readonly names: readonly string[];
  /** Where it lands; undefined when that is left to whoever applies it. */
  readonly namespace: string | undefined;
  /** The object; of a generated one, the kustomization. */
  readonly object: KubernetesObject;
  readonly nameNode: YamlScalar;
  /** The item of a list of generators that makes it. */
  readonly generator?: YamlNode;
  /** The labels that kustomizations give it. */
  readonly labels: readonly AddedLabel[];
}

/** A label that a kustomization adds to objects. */
export interface AddedLabel {
  readonly name: string;
  readonly value: string;
  /** Where it goes besides the object's own labels. */
  readonly into: 'metadata' | 'templates' | 'selectors';
}

/** What an object of a file is by itself. */
export function memberOf(object: KubernetesObject): Member {
  const { kind, group, name, nameNode = object.kindNode, namespace } = object;
  const names = name === undefined ? [] : [name];
  return { kind, group, names, namespace, object, nameNode, labels: [] };
}

/** The value that is the same for one thing however many kustomizations take it. */
export function identityOf({ generator, object }: Member): object {
  return generator ?? object;
}

/** Whether two objects may live in one namespace; one that names none can be applied to any. */
export function sharesNamespace(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}
