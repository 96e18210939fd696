/**
 * Fields with a list of values in which the API server refuses an empty text; in the others it is the default.
 * With what holds the field where the same name means something else there. Asked of the API server, 1.36.
 */
const strict: ReadonlySet<string> = new Set([
  ...['accessModes', 'action', 'addressType', 'cachingMode', 'completionMode', 'failurePolicy'],
  ...[
    'fsGroupChangePolicy',
    'internalTrafficPolicy',
    'ipFamilies',
    'ipFamilyPolicy',
    'matchPolicy',
  ],
  ...['mountPropagation', 'nodeAffinityPolicy', 'nodeTaintsPolicy', 'operations', 'patchType'],
  ...['pathType', 'podReplacementPolicy', 'policyTypes', 'preemptionPolicy', 'procMount', 'scope'],
  ...[
    'reinvocationPolicy',
    'sideEffects',
    'supplementalGroupsPolicy',
    'unhealthyPodEvictionPolicy',
  ],
  ...['usages', 'validationActions', 'volumeBindingMode', 'volumeMode', 'whenUnsatisfiable'],
  ...['appArmorProfile.type', 'azureDisk.kind', 'matchExpressions.operator', 'metrics.type'],
  ...['onExitCodes.operator', 'seccompProfile.type', 'taints.effect', 'target.type'],
]);

/** Whether an empty text is refused at a path such as `spec.accessModes[0]`. */
export function refusesEmptyText(path: string): boolean {
  const [, holder, name = ''] =
    /(?:([^.[\]]+)(?:\[\d+\])*\.)?([^.[\]]+)(?:\[\d+\])*$/.exec(path) ?? [];
  return strict.has(name) || strict.has(`${holder}.${name}`);
}
