import type { Field, FieldType, ObjectType } from '../schema/facts.ts';
import { snippetText } from './snippet-text.ts';

/** Fields that are not required and that nobody leaves out, by the field that holds the object. */
const usual: Readonly<Record<string, readonly string[]>> = {
  containers: ['name', 'image'],
  initContainers: ['name', 'image'],
  env: ['name', 'value'],
  ports: ['containerPort', 'port', 'targetPort'],
  metadata: ['name'],
  configMapKeyRef: ['name', 'key'],
  secretKeyRef: ['name', 'key'],
  configMapRef: ['name'],
  secretRef: ['name'],
  httpGet: ['path', 'port'],
  resources: ['requests', 'limits'],
  selector: ['matchLabels'],
  template: ['metadata', 'spec'],
};

/** How deep a skeleton goes. */
const deepest = 5;

/**
 * What accepting a field inserts, in LSP snippet syntax: its required fields with a stop for each value.
 * `indent` is put before every line but the first.
 */
export function fieldSnippet(field: Field, indent: string): string {
  const stops = { next: 1 };
  return `${snippetText(field.name)}:${body(field, field.type, indent, 0, stops)}`;
}

/** The required fields of a type, as lines of a snippet. */
export function requiredLines(
  type: ObjectType,
  holder: string,
  indent: string,
  depth: number,
  stops: { next: number },
): string[] {
  return requiredFields(type, holder).map(
    (field) => `${snippetText(field.name)}:${body(field, field.type, indent, depth, stops)}`,
  );
}

/** The fields that an object of this type below this key needs, or that nobody leaves out. */
export function requiredFields(type: ObjectType, holder: string): readonly Field[] {
  return [...type.fields.values()]
    .filter((field) => field.required || usual[holder]?.includes(field.name))
    .sort((a, b) => rank(a.name, holder) - rank(b.name, holder));
}

function rank(name: string, holder: string): number {
  const index = usual[holder]?.indexOf(name) ?? -1;
  return index < 0 ? 99 : index;
}

function body(
  field: Field,
  type: FieldType,
  indent: string,
  depth: number,
  stops: { next: number },
): string {
  const inner = `${indent}  `;
  switch (type.kind) {
    case 'value':
      return ` ${value(field, stops)}`;
    case 'map':
      return `\n${inner}$${stops.next++}`;
    case 'object': {
      const lines =
        depth < deepest ? requiredLines(type.type, field.name, inner, depth + 1, stops) : [];
      return `\n${inner}${lines.length > 0 ? lines.join(`\n${inner}`) : `$${stops.next++}`}`;
    }
    case 'list': {
      if (type.items.kind !== 'object') return `\n${inner}- ${value(field, stops)}`;
      const deeper = `${inner}  `;
      const lines =
        depth < deepest ? requiredLines(type.items.type, field.name, deeper, depth + 1, stops) : [];
      return `\n${inner}- ${lines.length > 0 ? lines.join(`\n${deeper}`) : `$${stops.next++}`}`;
    }
  }
}

function value(field: Field, stops: { next: number }): string {
  const stop = stops.next++;
  if (field.values.length === 0) return `$${stop}`;
  const choices = field.values
    .filter((one) => one.value !== '')
    .map((one) => one.value.replaceAll(/[\\,|$}]/g, '\\$&'));
  return choices.length === 1 ? `\${${stop}:${choices[0]}}` : `\${${stop}|${choices.join(',')}|}`;
}
