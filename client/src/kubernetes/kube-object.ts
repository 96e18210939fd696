/** An object as the API server sends it, unknown fields included. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMetadata;
  readonly [field: string]: unknown;
}

/** The metadata that every object has. */
interface ObjectMetadata {
  readonly name: string;
  readonly namespace?: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly generation?: number;
  readonly creationTimestamp?: string;
  readonly deletionTimestamp?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly ownerReferences?: readonly OwnerReference[];
  readonly managedFields?: readonly ManagedFieldsEntry[];
}

/** The object that another one belongs to. */
export interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
}

/** The fields that one manager set. */
interface ManagedFieldsEntry {
  readonly manager?: string;
  readonly operation?: 'Apply' | 'Update';
  readonly subresource?: string;
  readonly fieldsV1?: unknown;
}

/** Where an object is. */
export interface ObjectReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** `Deployment/web`, as people name an object. */
export function objectLabel(object: { readonly kind: string; readonly name: string }): string {
  return `${object.kind}/${object.name}`;
}

/** The reference of an object. */
export function referenceOf(object: KubeObject): ObjectReference {
  const { name, namespace } = object.metadata;
  const { apiVersion, kind } = object;
  return namespace === undefined
    ? { apiVersion, kind, name }
    : { apiVersion, kind, name, namespace };
}
