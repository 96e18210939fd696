import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { isBuiltIn } from '../model/place.ts';
import { pairAt } from '../syntax/access.ts';

/** Reports CronJobs whose runs may start at any time after their own. */
export const scheduleWithoutDeadline = defineRule<KubernetesObject>({
  id: 'schedule-without-deadline',
  summary: 'Missed run of a CronJob starts however late it is',
  severity: 'hint',
  kinds: ['CronJob'],
  aliases: ['cronjob-has-deadline'],
  optIn: true,
  *check(object) {
    const spec = pairAt(object.node, 'spec')?.value;
    const schedule = pairAt(spec, 'schedule');
    if (!isBuiltIn(object) || !schedule || spec?.templated) return;
    if (pairAt(spec, 'startingDeadlineSeconds')) return;
    yield {
      span: schedule.key.span,
      message:
        'A run that was missed starts however late it is, because startingDeadlineSeconds sets no end.',
    };
  },
});
