import type { Rule } from '../../core/rule.ts';
import type { HadolintConfiguration } from '../hadolint-configuration.ts';
import { misreadHadolintOption } from './misread-hadolint-option.ts';

/** Every rule about `.hadolint.yaml`, in alphabetical order. */
export const hadolintRules: readonly Rule<HadolintConfiguration>[] = [misreadHadolintOption];
