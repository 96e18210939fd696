import { defineRule } from '../../core/rule.ts';
import { knownText } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';

/** Reports time zones that the IANA database does not have. */
export const unknownTimeZone = defineRule<KubernetesObject>({
  id: 'unknown-time-zone',
  summary: 'Time zone of a CronJob does not exist',
  severity: 'error',
  kinds: ['CronJob'],
  *check(object) {
    for (const node of zones(object)) {
      const zone = knownText(node);
      if (zone === undefined || exists(zone)) continue;
      yield {
        span: node.span,
        message: `There is no time zone "${zone}", so the object will be refused: write a name such as Europe/Berlin or Etc/UTC.`,
      };
    }
  },
});

const zones = place('CronJob spec.timeZone');

/** Offsets such as `+02:00` are known to JavaScript but not to the API server, as is `Local`. */
function exists(zone: string): boolean {
  if (/^[+-]|^local$/i.test(zone) || zone === '') return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
