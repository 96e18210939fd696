import type { Refactoring } from '../../../core/features.ts';
import { hardenPod } from '../../model/harden-pod.ts';
import { refusedBy } from '../../model/pod-security.ts';
import { podTemplatesOf } from '../../model/pod-template.ts';
import type { Scene } from './scene.ts';

/** Adds what the Pod Security level `restricted` demands, to the Pod and to each container. */
export function meetRestricted({ object, version }: Scene): readonly Refactoring[] {
  return podTemplatesOf(object).flatMap((pod): Refactoring[] => {
    if (refusedBy('restricted', pod, version).length === 0) return [];
    const edits = hardenPod(pod);
    if (edits.length === 0) return [];
    return [{ title: 'Meet the Pod Security level "restricted"', kind: 'rewrite', edits }];
  });
}
