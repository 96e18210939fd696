import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One object type of the API as the generated client states it. */
export interface ClientType {
  readonly name: string;
  readonly description: string;
  readonly fields: readonly ClientField[];
}

/** One field; `type` and `format` are those of the client's attribute map. */
export interface ClientField {
  readonly name: string;
  readonly type: string;
  readonly format: string;
  readonly required: boolean;
  readonly description: string;
}

/** One kind that the API creates, with the name of its type. */
export interface ClientKind {
  readonly apiVersion: string;
  readonly type: string;
  readonly namespaced: boolean;
  readonly plural: string;
}

/** The types, kinds and version that @kubernetes/client-node in this folder was generated from. */
export function readClientNode(folder: string): {
  readonly version: string;
  readonly types: ReadonlyMap<string, ClientType>;
  readonly kinds: readonly ClientKind[];
} {
  const models = path.join(folder, 'dist/gen/models');
  const types = new Map<string, ClientType>();
  for (const file of readdirSync(models)) {
    const name = file.replace(/\.js$/, '');
    if (name === file || name === 'all' || name === 'ObjectSerializer') continue;
    types.set(name, readType(name, path.join(models, name)));
  }
  const pod = readFileSync(path.join(models, 'V1Pod.js'), 'utf8');
  return {
    version: /version: release-(\d+\.\d+)/.exec(pod)?.[1] ?? 'unknown',
    types,
    kinds: readKinds(path.join(folder, 'dist/gen/apis')),
  };
}

function readType(name: string, base: string): ClientType {
  const source = readFileSync(`${base}.js`, 'utf8');
  const map = /attributeTypeMap = (\[[\s\S]*?\n\]);/.exec(source)?.[1] ?? '[]';
  const attributes = JSON.parse(map) as {
    name: string;
    baseName: string;
    type: string;
    format: string;
  }[];
  const declared = declaredFields(readFileSync(`${base}.d.ts`, 'utf8'));
  return {
    name,
    description: comment(/\/\*\*\n((?:\* .*\n)+)\*\/\nexport class/.exec(source)?.[1]),
    fields: attributes.map(({ name, baseName, type, format }) => ({
      name: baseName,
      type,
      format,
      required: declared.get(name)?.required ?? false,
      description: declared.get(name)?.description ?? '',
    })),
  };
}

function declaredFields(
  source: string,
): ReadonlyMap<string, { required: boolean; description: string }> {
  const fields = new Map<string, { required: boolean; description: string }>();
  const field = /(?:\/\*\*\n((?: {4}\* .*\n)+) {4}\*\/\n)? {4}'(\w+)'(\??): /g;
  for (const [, text, name, optional] of source.matchAll(field)) {
    if (name) fields.set(name, { required: optional !== '?', description: comment(text) });
  }
  return fields;
}

function comment(text: string | undefined): string {
  return (text ?? '')
    .replaceAll(/^\s*\* ?/gm, '')
    .replaceAll(/\\(['"])/g, '$1')
    .trim();
}

/**
 * Every method that creates an object names the path and the type of its body.
 * The folder keeps files of older versions; only what the index exports is current.
 */
function readKinds(folder: string): ClientKind[] {
  const kinds: ClientKind[] = [];
  const index = readFileSync(path.join(folder, '../index.js'), 'utf8');
  for (const file of readdirSync(folder)) {
    if (!/V\d+((alpha|beta)\d+)?Api\.js$/.test(file)) continue;
    if (!index.includes(` as ${file.replace(/\.js$/, '')}`)) continue;
    const source = readFileSync(path.join(folder, file), 'utf8');
    for (const method of source.split(/\n {4}async /)) {
      if (!method.startsWith('create')) continue;
      const url = /localVarPath = '\/apis?\/([^']+)'/.exec(method)?.[1] ?? '';
      const type = /ObjectSerializer\.serialize\(body, "(\w+)"/.exec(method)?.[1];
      const parts = /^([^{}]+?)(\/namespaces\/\{namespace\})?\/([^/{}]+)$/.exec(url);
      if (!type || !parts?.[1] || !parts[3]) continue;
      const namespaced = parts[2] !== undefined;
      kinds.push({ apiVersion: parts[1], type, namespaced, plural: parts[3] });
    }
  }
  return kinds;
}
