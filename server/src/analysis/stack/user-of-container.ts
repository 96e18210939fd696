import { booleanAt, numberAt, pairAt } from '../kubernetes/syntax/access.ts';
import type { YamlNode } from '../kubernetes/syntax/nodes.ts';
import type { ImageUse } from './image-use.ts';

/** The `runAsNonRoot: true` that holds for a container which leaves the choice of its user to the image. */
export function nonRootDemand({ pod, container }: ImageUse): YamlNode | undefined {
  const levels = [container.node, pod.spec];
  if (levels.some((level) => numberAt(level, 'securityContext', 'runAsUser') !== undefined)) {
    return undefined;
  }
  for (const level of levels) {
    const demand = booleanAt(level, 'securityContext', 'runAsNonRoot');
    if (demand === undefined) continue;
    const context = pairAt(level, 'securityContext')?.value;
    return demand ? pairAt(context, 'runAsNonRoot')?.value : undefined;
  }
  return undefined;
}
