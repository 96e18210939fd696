import type { Severity } from '../analysis/core/finding.ts';
import type { CheckResult } from './report/report.ts';

/** 2 when something could not be read, else 1 when a finding is at `failOn` or above, else 0. */
export function exitCodeOf(result: CheckResult, failOn: Severity | 'never'): 0 | 1 | 2 {
  if (result.problems.length > 0) return 2;
  const fails = result.checked.some(({ findings }) =>
    findings.some(({ severity }) => order.indexOf(severity) <= order.indexOf(failOn)),
  );
  return fails ? 1 : 0;
}

const order: readonly (Severity | 'never')[] = ['error', 'warning', 'information', 'hint'];
