import type { FieldType, ObjectType } from './facts.ts';

/** How far below the object a misplaced field is looked for. */
const deepest = 6;

/**
 * Where in a kind a field of this name belongs, given that it stands at the wrong `path`:
 * the place below or beside it that is nearest to the top.
 */
export function placeOfField(name: string, path: string, root: ObjectType): string | undefined {
  const parent = path
    .split('.')
    .slice(0, -1)
    .join('.')
    .replaceAll(/\[\d+\]/g, '');
  let level: { readonly path: string; readonly type: ObjectType }[] = [{ path: '', type: root }];
  const seen = new Set<ObjectType>();
  const found: string[] = [];
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    const next: typeof level = [];
    for (const { path: here, type } of level) {
      if (seen.has(type)) continue;
      seen.add(type);
      if (here !== '' && type.fields.has(name)) found.push(here);
      for (const field of type.fields.values()) {
        const inner = here === '' && field.name === 'status' ? undefined : objectIn(field.type);
        if (inner) next.push({ path: here ? `${here}.${field.name}` : field.name, type: inner });
      }
    }
    level = next;
  }
  const related = found.filter((place) => isRelated(place, parent));
  return related.length > 0 && related.length <= 3 ? related[0] : undefined;
}

function objectIn(type: FieldType): ObjectType | undefined {
  if (type.kind === 'object') return type.type;
  return type.kind === 'list' && type.items.kind === 'object' ? type.items.type : undefined;
}

function isRelated(place: string, parent: string): boolean {
  return parent === '' || place.startsWith(parent) || parent.startsWith(place);
}
