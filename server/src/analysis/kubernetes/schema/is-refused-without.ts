import type { Field } from './facts.ts';

/**
 * Fields that OpenAPI calls required although the API server takes their zero value, by what holds them.
 * From the validation of each API group, 1.36.
 */
const lenient: ReadonlySet<string> = new Set([
  'CSIDriver.spec',
  'CSINode.spec',
  'ControllerRevision.revision',
  'DeviceClass.spec',
  'Event.involvedObject',
  'Event.metadata',
  'ResourceClaim.spec',
  'ResourceClaimTemplate.spec',
  'httpHeaders.value',
  'iscsi.lun',
  'pool.generation',
  'preferredDuringSchedulingIgnoredDuringExecution.preference',
  'sleep.seconds',
  'spec.drivers',
  'spec.limits',
  'sysctls.value',
  'tokenRequests.audience',
]);

/** Whether the API server refuses an object in which this required field is absent; `holder` is the key or kind around it. */
export function isRefusedWithout(field: Field, holder: string): boolean {
  // An absent boolean is false, which every field takes.
  if (field.type.kind === 'value' && field.type.value === 'boolean') return false;
  return !lenient.has(`${holder}.${field.name}`);
}
