import type { Completion } from '../../core/features.ts';
import { linesBeside } from '../schema/add-missing.ts';
import type { Field } from '../schema/facts.ts';
import { pairAt } from '../syntax/access.ts';
import type { CompletionRequest } from './completion-request.ts';
import { fieldAt, typeName } from './field-at.ts';
import { fieldSnippet } from './field-snippet.ts';
import { flowSnippet } from './flow-snippet.ts';
import { snippetText } from './snippet-text.ts';

/** The fields that the mapping around the cursor does not have yet; required ones first. */
export function fieldCompletions(request: CompletionRequest): readonly Completion[] {
  const { place, object, facts, cursor } = request;
  const { holder, path } = place;
  const type = object && fieldAt(facts, object, path)?.type;
  if (type?.kind !== 'object') return path.length === 0 ? typeMeta(request) : [];
  const indent = ' '.repeat(cursor.dashes);
  return [...type.type.fields.values()]
    .filter(
      (field) => !pairAt(holder, field.name) && !(path.length === 0 && field.name === 'status'),
    )
    .map((field) => ({
      label: field.name,
      kind: 'property',
      detail: typeName(field.type) + (field.required ? ', required' : ''),
      documentation: documentationOf(field),
      replace: cursor.replace,
      snippet: (cursor.needsSpace ? ' ' : '') + inserted(field, request, indent),
      rank: field.required ? 0 : 1,
      ...(field.description.startsWith('Deprecated') && { deprecated: true }),
      ...(takesNames(field) && !cursor.hasColon && { triggerAgain: true }),
    }));
}

function inserted(field: Field, { cursor, place }: CompletionRequest, indent: string): string {
  if (cursor.hasColon) return snippetText(field.name);
  if (cursor.flow) return flowSnippet(field, cursor.quote);
  const { holder } = place;
  const known = holder?.kind === 'mapping' ? linesBeside(holder, field.name) : undefined;
  return known ? known.map(snippetText).join(`\n${indent}`) : fieldSnippet(field, indent);
}

/** A single value with a list to choose from is a snippet choice; names of objects come by a new request. */
function takesNames({ type, values }: Field): boolean {
  return type.kind === 'value' && type.value !== 'any' && values.length === 0;
}

function documentationOf({ description, values }: Field): string {
  if (values.length === 0) return description;
  return `${description}\n\nValues: ${values.map(({ value }) => `\`${value}\``).join(', ')}`;
}

/** While the kind is not known, an object has the four fields that all objects have. */
function typeMeta({ place, cursor }: CompletionRequest): readonly Completion[] {
  return ['apiVersion', 'kind', 'metadata', 'spec']
    .filter((name) => !pairAt(place.holder, name))
    .map((name, index) => ({
      label: name,
      kind: 'property',
      replace: cursor.replace,
      snippet: cursor.hasColon
        ? name
        : `${name}${cursor.quote}:${index < 2 || cursor.flow ? ' ' : '\n  '}`,
      rank: 1,
      triggerAgain: true,
    }));
}
