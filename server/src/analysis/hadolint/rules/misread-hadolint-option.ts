import { defineRule } from '../../core/rule.ts';
import type { HadolintConfiguration } from '../hadolint-configuration.ts';

/** Reports options of `.hadolint.yaml` that change nothing as they are written. */
export const misreadHadolintOption = defineRule<HadolintConfiguration>({
  id: 'misread-hadolint-option',
  summary: 'Option of hadolint that changes nothing as it is written',
  severity: 'warning',
  check: ({ problems }) => problems,
});
