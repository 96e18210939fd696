import { expect, test } from 'vitest';
import { cronProblem } from '../../../server/src/analysis/kubernetes/model/cron.ts';

test.each(['* * * * *', '*/15 0-6,18 1,15 * *', '0 0 ? JAN-MAR mon', '@daily', '@every 1h30m'])(
  '%s is a schedule',
  (schedule) => expect(cronProblem(schedule)).toBeUndefined(),
);

test.each([
  ['', 'it has 0 fields'],
  ['* * * *', 'it has 4 fields'],
  ['60 * * * *', 'minute "60" is outside 0 to 59'],
  ['* * 0 * *', 'day of the month "0" is outside 1 to 31'],
  ['* * * * 7', 'weekday "7" is outside 0 to 6'],
  ['*/0 * * * *', 'the step in "*/0" is 0'],
  ['0 9-5 * * *', 'ends before it begins'],
  ['0 noon * * *', '"noon" is no hour'],
  ['@weekdays', 'is no known shorthand'],
  ['CRON_TZ=UTC 0 0 * * *', 'timeZone'],
])('%s is none: %s', (schedule, problem) => expect(cronProblem(schedule)).toContain(problem));
