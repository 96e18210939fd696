import { baselineControls } from './baseline-controls.ts';
import type { PodTemplate } from './pod-template.ts';
import { restrictedControls } from './restricted-controls.ts';
import type { SecurityControl, SecurityViolation } from './security-control.ts';

/** The levels of the Pod Security Standards, the loosest first. */
export const securityLevels = ['privileged', 'baseline', 'restricted'] as const;

/** A level of the Pod Security Standards. */
export type SecurityLevel = (typeof securityLevels)[number];

/** A violation and the control that it breaks. */
export interface BrokenControl extends SecurityViolation {
  readonly control: SecurityControl;
}

/** What a level refuses in a Pod; `version` is the target, such as `1.36`. */
export function refusedBy(
  level: SecurityLevel,
  pod: PodTemplate,
  version: string,
): readonly BrokenControl[] {
  const minor = Number(version.split('.')[1] ?? Number.POSITIVE_INFINITY);
  const broken: BrokenControl[] = [];
  for (const control of controls[level]) {
    for (const violation of control.violations(pod, minor)) broken.push({ ...violation, control });
  }
  return broken;
}

/** The strictest level that takes a Pod. */
export function securityLevelOf(pod: PodTemplate, version: string): SecurityLevel {
  if (refusedBy('baseline', pod, version).length > 0) return 'privileged';
  return refusedBy('restricted', pod, version).length > 0 ? 'baseline' : 'restricted';
}

const controls: Readonly<Record<SecurityLevel, readonly SecurityControl[]>> = {
  privileged: [],
  baseline: baselineControls,
  restricted: [...baselineControls, ...restrictedControls],
};
