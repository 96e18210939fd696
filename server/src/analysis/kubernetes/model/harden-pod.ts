import type { Edit } from '../../core/edit.ts';
import { at, mappingAt, pairAt } from '../syntax/access.ts';
import type { YamlMapping } from '../syntax/nodes.ts';
import { insertField } from './insert-field.ts';
import type { PodTemplate } from './pod-template.ts';

/**
 * The edits that make a Pod say what the level `restricted` demands of its security contexts; none when a place has
 * no room. What is forbidden elsewhere, such as hostPath, is left to the user.
 */
export function hardenPod({ object, spec, containers }: PodTemplate): readonly Edit[] {
  const everywhere = (name: string) =>
    containers.every(({ node }) => at(node, 'securityContext', name) !== undefined);
  const ofPod = podFields.filter(
    ({ name }) => at(spec, 'securityContext', name) !== undefined || !everywhere(name),
  );
  const edits = [
    ...demand(object, spec, ofPod),
    ...containers.flatMap(({ node }) => demand(object, node, containerFields)),
  ];
  const possible = edits.filter((edit) => edit !== undefined);
  return possible.length === edits.length ? possible : [];
}

interface Field {
  readonly name: string;
  readonly lines: readonly string[];
  /** The value that a scalar must have when it is written. */
  readonly value?: boolean;
}

const podFields: readonly Field[] = [
  { name: 'runAsNonRoot', lines: ['runAsNonRoot: true'], value: true },
  { name: 'seccompProfile', lines: ['seccompProfile:', '  type: RuntimeDefault'] },
];
const containerFields: readonly Field[] = [
  {
    name: 'allowPrivilegeEscalation',
    lines: ['allowPrivilegeEscalation: false'],
    value: false,
  },
  { name: 'capabilities', lines: ['capabilities:', '  drop: [ALL]'] },
];

function demand(
  object: PodTemplate['object'],
  mapping: YamlMapping,
  fields: readonly Field[],
): (Edit | undefined)[] {
  const context = mappingAt(mapping, 'securityContext');
  const missing = fields.filter(({ name }) => !at(context, name)).flatMap(({ lines }) => lines);
  const corrections = fields.flatMap((field) => correction(context, field));
  if (missing.length === 0) return corrections;
  if (context) return [...corrections, insertField(object, context, missing)];
  if (pairAt(mapping, 'securityContext')) return [undefined];
  const lines = ['securityContext:', ...missing.map((line) => `  ${line}`)];
  return [insertField(object, mapping, lines)];
}

function correction(context: YamlMapping | undefined, { name, value }: Field): Edit[] {
  const node = at(context, name);
  if (value === undefined || node?.kind !== 'scalar' || node.value === value) return [];
  return [{ span: node.span, text: String(value) }];
}
