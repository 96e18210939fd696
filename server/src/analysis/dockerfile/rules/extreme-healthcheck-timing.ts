import { defineInstructionRule } from '../model/instruction-rule.ts';
import { flagOf } from '../syntax/nodes.ts';

/** Reports health checks that run all the time or almost never. */
export const extremeHealthcheckTiming = defineInstructionRule({
  id: 'extreme-healthcheck-timing',
  summary: 'Health check runs all the time or almost never',
  severity: 'information',
  instructions: ['HEALTHCHECK'],
  withTriggers: true,
  *checkInstruction(instruction) {
    for (const { flag, isExtreme, message } of limits) {
      const value = flagOf(instruction, flag)?.value;
      const seconds = value && secondsOf(value.value);
      // Zero stands for the default.
      if (!value || !seconds || !isExtreme(seconds)) continue;
      yield { span: value.span, message };
    }
  },
});

const limits = [
  {
    flag: 'interval',
    isExtreme: (seconds: number) => seconds < 1,
    message: 'The check starts many times a second and keeps the machine busy with itself.',
  },
  {
    flag: 'interval',
    isExtreme: (seconds: number) => seconds > 6 * 3600,
    message: 'A program that hangs is noticed only after many hours.',
  },
  {
    flag: 'timeout',
    isExtreme: (seconds: number) => seconds < 0.1,
    message: 'Hardly a program starts in this time, so every check fails.',
  },
  {
    flag: 'timeout',
    isExtreme: (seconds: number) => seconds > 3600,
    message: 'A check that hangs is given up only after more than an hour.',
  },
];

const units: Readonly<Record<string, number>> = {
  h: 3600,
  m: 60,
  s: 1,
  ms: 1e-3,
  us: 1e-6,
  µs: 1e-6,
  ns: 1e-9,
};

/** The seconds of a Go duration; undefined for other texts. */
function secondsOf(duration: string): number | undefined {
  if (!/^(?:\d+(?:\.\d*)?(?:h|ms|us|µs|ns|m|s))+$/.test(duration)) return undefined;
  let seconds = 0;
  for (const [, count, unit] of duration.matchAll(/(\d+(?:\.\d*)?)(h|ms|us|µs|ns|m|s)/g)) {
    seconds += Number(count) * (units[unit ?? ''] ?? 0);
  }
  return seconds;
}
