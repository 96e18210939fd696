import { defineRule } from '../../core/rule.ts';
import { knownText } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { podKinds } from '../model/pod-template.ts';

/** Reports containers whose mounts appear on the node. */
export const bidirectionalMount = defineRule<KubernetesObject>({
  id: 'bidirectional-mount',
  summary: 'Mounts of the container appear on its node',
  severity: 'information',
  kinds: podKinds,
  aliases: ['KBP115'],
  *check(object) {
    for (const node of modes(object)) {
      if (knownText(node) !== 'Bidirectional') continue;
      yield {
        span: node.span,
        message:
          'What the container mounts here appears on the node and in its other Pods, and stays there when the container is gone.',
      };
    }
  },
});

const modes = place('Container volumeMounts[].mountPropagation');
