import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { at, isAbsent, scalarAt } from '../syntax/access.ts';

/** Reports port ranges that end before they begin, or that have no number to begin with. */
export const portRangeBackwards = defineRule<KubernetesObject>({
  id: 'port-range-backwards',
  summary: 'Port range of a NetworkPolicy ends before it begins',
  severity: 'error',
  kinds: ['NetworkPolicy'],
  *check(object) {
    for (const range of ranges(object)) {
      const end = scalarAt(range, 'endPort');
      if (!end || typeof end.value !== 'number') continue;
      const start = scalarAt(range, 'port');
      const isNumber = typeof start?.value === 'number';
      if (isNumber && Number(start.value) <= end.value) continue;
      if (!isNumber && !start && !isAbsent(at(range, 'port'))) continue;
      yield {
        span: end.span,
        message: isNumber
          ? `A range that begins at ${start.text} cannot end at ${end.text}, so the object will be refused.`
          : 'A range needs a number to begin with in "port", so the object will be refused.',
        fixes:
          isNumber && start
            ? [
                {
                  title: 'Swap the two ports',
                  safety: 'unsafe',
                  edits: [
                    { span: start.span, text: end.text },
                    { span: end.span, text: start.text },
                  ],
                },
              ]
            : [],
      };
    }
  },
});

const ranges = place('NetworkPolicy spec.ingress|egress[].ports[]');
