import { isAbsent } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';
import type { EnumValue, FieldType } from './facts.ts';
import { validateValue } from './validate-value.ts';
import { checkLimits } from './value-limits.ts';

/** Whether a value, such as the default in a schema, has the type, the limits and the fields that a type asks for. */
export function fitsType(
  node: YamlNode,
  type: FieldType,
  values: readonly EnumValue[] = [],
): boolean {
  if (isAbsent(node) || (node.kind === 'scalar' && node.templated)) return true;
  let fits = true;
  const fail = () => {
    fits = false;
  };
  if (type.limits) checkLimits(node, type.limits, 'value', fail);
  switch (type.kind) {
    case 'value':
      validateValue(node, type.value, 'value', values, fail);
      return fits;
    case 'list':
      return (
        fits && node.kind === 'sequence' && node.items.every((item) => fitsType(item, type.items))
      );
    case 'map':
      return (
        fits &&
        node.kind === 'mapping' &&
        node.pairs.every(({ value }) => fitsType(value, type.values))
      );
    case 'object': {
      const { fields, open } = type.type;
      if (node.kind !== 'mapping') return false;
      return (
        fits &&
        node.pairs.every(({ name, value }) => {
          const field = fields.get(name);
          return field ? fitsType(value, field.type, field.values) : open;
        })
      );
    }
  }
}
