import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { isBuiltIn } from '../model/place.ts';
import { scalarAt } from '../syntax/access.ts';

/** Reports Pods that nothing makes again. */
export const barePod = defineRule<KubernetesObject>({
  id: 'bare-pod',
  summary: 'Pod that nothing makes again',
  severity: 'hint',
  kinds: ['Pod'],
  aliases: ['nakedPod'],
  *check(object) {
    if (!isBuiltIn(object)) return;
    // A Pod that runs once is meant to end.
    const policy = scalarAt(object.node, 'spec', 'restartPolicy')?.text;
    if (policy === 'Never' || policy === 'OnFailure') return;
    yield {
      span: object.kindNode.span,
      message:
        'When its node fails or is emptied, this Pod is gone; a Deployment makes another one.',
    };
  },
});
