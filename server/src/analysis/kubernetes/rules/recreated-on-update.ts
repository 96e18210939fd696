import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { isBuiltIn } from '../model/place.ts';
import { at, scalarAt } from '../syntax/access.ts';

/** Reports workloads that are not replaced Pod by Pod. */
export const recreatedOnUpdate = defineRule<KubernetesObject>({
  id: 'recreated-on-update',
  summary: 'Workload is not replaced Pod by Pod',
  severity: 'hint',
  kinds: ['Deployment', 'StatefulSet', 'DaemonSet'],
  aliases: ['no-rolling-update-strategy', 'deployment-strategy'],
  optIn: true,
  *check(object) {
    if (!isBuiltIn(object)) return;
    const spec = at(object.node, 'spec');
    const type = scalarAt(spec, 'strategy', 'type') ?? scalarAt(spec, 'updateStrategy', 'type');
    if (type?.text === 'Recreate') {
      yield {
        span: type.span,
        message:
          'Nobody answers during an update, because all Pods end before the first new one starts.',
      };
    }
    if (type?.text === 'OnDelete') {
      yield {
        span: type.span,
        message: 'An update changes nothing until somebody deletes each Pod.',
        aliases: ['no-rolling-update-strategy'],
      };
    }
  },
});
