import type { ModelField, ModelType } from './read-kubernetes-models.ts';

/** Finds types of kubernetes-models by the short names of the generated client. */
export interface ModelIndex {
  description(type: string): string;
  /** For a version that kubernetes-models leaves out, the field of the same type in another version. */
  field(type: string, name: string): ModelField | undefined;
}

const longName = /^IoK8s(\w*?)(V\d+(?:(?:alpha|beta)\d+)?)([A-Z]\w*)$/;
const shortName = /^([A-Z][a-z]+)?(V\d+(?:(?:alpha|beta)\d+)?)([A-Z]\w*)$/;

/** Indexes types such as `IoK8sApiAppsV1Deployment` by `V1Deployment` and `AppsV1Deployment`. */
export function indexModels(types: readonly ModelType[]): ModelIndex {
  const exact = new Map<string, ModelType>();
  const anyVersion = new Map<string, ModelType[]>();
  for (const type of types) {
    const [, path = '', version = '', name = ''] = longName.exec(type.name) ?? [];
    if (!name) continue;
    const group = /[A-Z][a-z0-9]*$/.exec(path)?.[0] ?? '';
    exact.set(`${version}${name}`, type);
    exact.set(`${group}${version}${name}`, type);
    anyVersion.set(name, [...(anyVersion.get(name) ?? []), type]);
  }
  const find = (type: string) => exact.get(type);
  return {
    description: (type) => find(type)?.description ?? '',
    field(type, name) {
      const own = find(type)?.fields.get(name);
      if (own) return own;
      const base = shortName.exec(type)?.[3] ?? '';
      const similar = anyVersion.get(base)?.find((other) => other.fields.has(name));
      const field = similar?.fields.get(name);
      return field && { ...field, description: '' };
    },
  };
}
