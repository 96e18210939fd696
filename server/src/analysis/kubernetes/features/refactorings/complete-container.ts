import type { Refactoring } from '../../../core/features.ts';
import { touches } from '../../../core/span.ts';
import { addToContainer, containerAdditions } from '../../model/container-additions.ts';
import { podTemplatesOf } from '../../model/pod-template.ts';
import type { Scene } from './scene.ts';

/** Adds what the container at the cursor does not have: probes for its port, requests and limits. */
export function completeContainer({ object, span }: Scene): readonly Refactoring[] {
  const container = podTemplatesOf(object)
    .flatMap((pod) => pod.containers)
    .find(({ node }) => touches(node.span, span.start));
  if (!container) return [];
  return containerAdditions
    .flatMap((field) => addToContainer(object, container, field))
    .map(({ title, edits }) => ({ title, kind: 'rewrite', edits }));
}
