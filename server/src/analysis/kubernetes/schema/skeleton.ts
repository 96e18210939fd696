import type { Field, FieldType, ObjectType } from './facts.ts';

/** How deep a skeleton goes. */
const deepest = 4;

/** A field with everything that it needs, as lines at the left edge; values that only a person knows are named after their field. */
export function skeleton(field: Field, depth = 0): readonly string[] {
  const { name, type } = field;
  switch (type.kind) {
    case 'value':
      return [`${name}: ${sample(field, type)}`];
    case 'map':
      return [`${name}: {}`];
    case 'object': {
      const lines = linesOf(type.type, depth);
      return lines.length === 0 ? [`${name}: {}`] : [`${name}:`, ...indented(lines)];
    }
    case 'list': {
      if (type.items.kind === 'value') return [`${name}:`, `  - ${sample(field, type.items)}`];
      const lines = type.items.kind === 'object' ? linesOf(type.items.type, depth) : [];
      const [first, ...rest] = lines;
      if (first === undefined) return [`${name}: []`];
      return [`${name}:`, `  - ${first}`, ...indented(indented(rest))];
    }
  }
}

function linesOf(type: ObjectType, depth: number): readonly string[] {
  if (depth >= deepest) return [];
  return [...type.fields.values()]
    .filter((field) => field.required)
    .flatMap((field) => skeleton(field, depth + 1));
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

function sample({ name, values }: Field, type: FieldType): string {
  const [first] = values.filter(({ value }) => value !== '');
  if (first) return first.value;
  if (type.kind !== 'value') return '{}';
  if (/port$/i.test(name) && /^int/.test(type.value)) return '80';
  return samples[type.value] ?? name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

const samples: Readonly<Record<string, string>> = {
  boolean: 'false',
  int32: '1',
  int64: '1',
  double: '1',
  quantity: '1Gi',
  time: '"2026-01-01T00:00:00Z"',
  base64: '""',
  any: '{}',
};
