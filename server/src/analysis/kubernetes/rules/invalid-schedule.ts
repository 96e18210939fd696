import { defineRule } from '../../core/rule.ts';
import { cronProblem } from '../model/cron.ts';
import { knownText } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';

/** Reports schedules that a CronJob can't read. */
export const invalidSchedule = defineRule<KubernetesObject>({
  id: 'invalid-schedule',
  summary: 'Schedule of a CronJob is no cron expression',
  severity: 'error',
  kinds: ['CronJob'],
  *check(object) {
    for (const node of schedules(object)) {
      const schedule = knownText(node);
      const problem = schedule === undefined ? undefined : cronProblem(schedule);
      if (!problem) continue;
      yield {
        span: node.span,
        message: `The schedule will be refused, because ${problem}.`,
      };
    }
  },
});

const schedules = place('CronJob spec.schedule');
