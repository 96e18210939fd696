import { defineRule } from '../../core/rule.ts';
import { schemasOf } from '../model/definition-schemas.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { fitsType } from '../schema/fits-type.ts';
import { openApiObject } from '../schema/open-api-type.ts';
import { isAbsent, pairAt, pairsAt } from '../syntax/access.ts';

/** Reports defaults in definitions that break the schema that they stand in. */
export const unfitDefault = defineRule<KubernetesObject>({
  id: 'unfit-default',
  summary: 'Default in a CustomResourceDefinition does not fit its own schema',
  severity: 'error',
  kinds: ['CustomResourceDefinition'],
  *check(object) {
    for (const { node } of schemasOf(object)) {
      const fields = pairsAt(node, 'properties');
      if (!fields.some(({ value }) => pairAt(value, 'default'))) continue;
      const known = openApiObject(node).fields;
      for (const { name, value } of fields) {
        const standard = pairAt(value, 'default')?.value;
        const field = known.get(name);
        if (!standard || isAbsent(standard) || !field) continue;
        if (fitsType(standard, field.type, field.values)) continue;
        yield {
          span:
            standard.kind === 'scalar' || standard.flow
              ? standard.span
              : (pairAt(value, 'default')?.key.span ?? standard.span),
          message: `This default is no value that the schema of "${name}" takes, so the definition will be refused.`,
        };
      }
    }
  },
});
