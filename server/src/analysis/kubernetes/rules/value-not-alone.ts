import { defineRule } from '../../core/rule.ts';
import { knownText } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { type Place, place, placeTable } from '../model/place.ts';
import { itemsAt } from '../syntax/access.ts';

/** Reports list items that the API server takes only by themselves, or not beside a certain other one. */
export const valueNotAlone = defineRule<KubernetesObject>({
  id: 'value-not-alone',
  summary: 'Value stands in a list beside one that it excludes',
  severity: 'error',
  *check(object) {
    for (const [{ value, excludes, because }, list] of listsOf(object)) {
      const items = itemsAt(list);
      const own = items.find((item) => knownText(item) === value);
      const other = items.find((item) => {
        const text = knownText(item);
        return text !== undefined && text !== value && (!excludes || excludes(text));
      });
      if (!own || !other) continue;
      yield {
        span: own.span,
        message: `"${value}" and "${knownText(other) ?? ''}" will be refused together: ${because}.`,
        related: [{ span: other.span, message: 'The other value is here.' }],
      };
    }
  },
});

interface ListRow {
  readonly at: Place;
  readonly value: string;
  /** Absent: every other value. */
  readonly excludes?: (text: string) => boolean;
  readonly because: string;
}

const everything = '"*" is everything already';
const star = (at: string, excludes?: ListRow['excludes']): ListRow => ({
  at: place(at),
  value: '*',
  ...(excludes && { excludes }),
  because: everything,
});
const withoutPart = (text: string) => !text.includes('/');
const admissionRules = [
  'ValidatingWebhookConfiguration|MutatingWebhookConfiguration webhooks[].rules[]',
  'ValidatingAdmissionPolicy|MutatingAdmissionPolicy spec.matchConstraints.resourceRules|excludeResourceRules[]',
];

/** From the validation of each API group, 1.36. */
const listsOf = placeTable<ListRow>([
  ...admissionRules.flatMap((rules) => [
    star(`${rules}.operations`),
    star(`${rules}.apiGroups`),
    star(`${rules}.apiVersions`),
    star(`${rules}.resources`, withoutPart),
  ]),
  star('FlowSchema spec.rules[].resourceRules|nonResourceRules[].verbs'),
  star('FlowSchema spec.rules[].resourceRules[].apiGroups|resources|namespaces'),
  ...['BestEffort', 'Terminating'].map(
    (value): ListRow => ({
      at: place('ResourceQuota spec.scopes'),
      value,
      excludes: (text) => text === `Not${value}`,
      because: 'no Pod is both',
    }),
  ),
  {
    at: place('ValidatingAdmissionPolicyBinding spec.validationActions'),
    value: 'Warn',
    excludes: (text) => text === 'Deny',
    because: 'who is denied has been told already',
  },
  ...[
    'PersistentVolumeClaim|PersistentVolume spec.accessModes',
    'StatefulSet spec.volumeClaimTemplates[].spec.accessModes',
  ].map(
    (at): ListRow => ({
      at: place(at),
      value: 'ReadWriteOncePod',
      because: 'a volume for one Pod alone is for nobody else',
    }),
  ),
]);
