import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  FactsFile,
  FieldRow,
  TypeCode,
  TypeRow,
} from '../server/src/analysis/kubernetes/schema/facts-format.ts';
import { type EnumValue, splitEnumValues } from './kubernetes-facts/enum-values.ts';
import { indexModels, type ModelIndex } from './kubernetes-facts/index-models.ts';
import { type ClientField, readClientNode } from './kubernetes-facts/read-client-node.ts';
import { readHistory, type TypeHistory } from './kubernetes-facts/read-history.ts';
import { readKubernetesModels } from './kubernetes-facts/read-kubernetes-models.ts';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Where the facts are written; git ignores it and the package carries it. */
export const kubernetesFactsFile = path.join(root, 'server/generated/kubernetes.json');

/**
 * What Kubernetes accepts, from the packages that were generated from its OpenAPI:
 * all types and kinds from @kubernetes/client-node; quantities, enums and whole descriptions from kubernetes-models.
 */
export function kubernetesFacts(): FactsFile {
  const modules = path.join(root, 'node_modules');
  const client = readClientNode(path.join(modules, '@kubernetes/client-node'));
  const models = indexModels(
    readKubernetesModels([
      path.join(modules, 'kubernetes-models'),
      path.join(modules, '@kubernetes-models/apimachinery'),
    ]),
  );
  const history = readHistory();
  const texts = createTable();
  const typeIndex = new Map<string, number>();
  const types: (TypeRow | undefined)[] = [];

  const typeOf = (name: string): number => {
    const known = typeIndex.get(name);
    if (known !== undefined) return known;
    const type = client.types.get(name);
    if (!type) throw new Error(`@kubernetes/client-node has no type ${name}`);
    const index = types.push(undefined) - 1;
    typeIndex.set(name, index);
    const past = history.type(name);
    const fields = type.fields.map((field) =>
      withLife(fieldRow(name, field, models, typeOf, texts.add), past),
    );
    const description = models.description(name) || type.description;
    types[index] = [texts.add(description), [...fields, ...goneFields(fields, past)]];
    return index;
  };

  const kinds = client.kinds
    .map(
      ({ apiVersion, type, namespaced, plural }) =>
        [
          apiVersion,
          kindOf(type),
          typeOf(type),
          namespaced ? 1 : 0,
          plural,
          history.kindSince(apiVersion, kindOf(type)),
        ] as const,
    )
    .sort((a, b) => compare(`${a[1]} ${a[0]}`, `${b[1]} ${b[0]}`));
  return {
    version: client.version,
    oldest: history.oldest,
    texts: texts.rows,
    types: types.filter((type) => type !== undefined),
    kinds,
    lives: history.lives,
  };
}

/** Writes the facts file. */
export function writeKubernetesFacts(): void {
  mkdirSync(path.dirname(kubernetesFactsFile), { recursive: true });
  writeFileSync(kubernetesFactsFile, JSON.stringify(kubernetesFacts()));
}

function fieldRow(
  type: string,
  field: ClientField,
  models: ModelIndex,
  typeOf: (name: string) => number,
  text: (value: string) => number,
): FieldRow {
  const model = models.field(type, field.name);
  const { description, values } = splitEnumValues(
    model?.description || field.description,
    model?.type ?? '',
  );
  const code = typeCode(field.type, field.format, model?.type ?? '', typeOf);
  const row = [field.name, code, field.required ? 1 : 0, text(description)] as const;
  return values.length === 0 ? row : [...row, enumRow(values, text)];
}

/** A field with the versions that it came in and went. */
function withLife(row: FieldRow, { since, until }: TypeHistory): FieldRow {
  const life = [since[row[0]] ?? 0, until[row[0]] ?? 0] as const;
  if (life[0] === 0 && life[1] === 0) return row;
  return [row[0], row[1], row[2], row[3], row[4] ?? [], ...life];
}

/** The fields that only older versions have; what they hold is not known. */
function goneFields(fields: readonly FieldRow[], past: TypeHistory): FieldRow[] {
  const present = new Set(fields.map(([name]) => name));
  return Object.keys(past.until)
    .filter((name) => !present.has(name))
    .map((name) => withLife([name, 'j', 0, 0], past));
}

function enumRow(
  values: readonly EnumValue[],
  text: (value: string) => number,
): (string | number)[] {
  return values.flatMap(({ value, description }) => [value, text(description)]);
}

const letters: Readonly<Record<string, string>> = {
  string: 's',
  boolean: 'b',
  number: 'i',
  any: 'j',
  Date: 't',
  V1MicroTime: 't',
  IntOrString: 'o',
};

function typeCode(
  type: string,
  format: string,
  model: string,
  typeOf: (name: string) => number,
): TypeCode {
  const list = /^Array<(.+)>$/.exec(type)?.[1];
  if (list) return `[${typeCode(list, format, model, typeOf)}`;
  const map = /^\{ \[key: string\]: (.+); \}$/.exec(type)?.[1];
  if (map) return `{${typeCode(map, format, model, typeOf)}`;
  if (type === 'string' && format === 'byte') return 'y';
  if (type === 'string' && model.includes('ApiResourceQuantity')) return 'q';
  if (type === 'number' && format === 'int64') return 'l';
  if (type === 'number' && format === 'double') return 'd';
  return letters[type] ?? typeOf(type);
}

/** `V1beta1Lease` is `Lease`, `CoreV1Event` is `Event`. */
function kindOf(type: string): string {
  return type.replace(/^[A-Z]?[a-z]*V\d+(?:(?:alpha|beta)\d+)?/, '');
}

/** Strings by index; each stands once, and the empty one is 0. */
function createTable(): { readonly rows: string[]; add(value: string): number } {
  const rows = [''];
  const index = new Map([['', 0]]);
  return {
    rows,
    add(value) {
      const known = index.get(value);
      if (known !== undefined) return known;
      index.set(value, rows.length);
      return rows.push(value) - 1;
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeKubernetesFacts();
