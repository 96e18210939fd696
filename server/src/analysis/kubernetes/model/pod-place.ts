import type { Span } from '../../core/span.ts';
import { pairAt } from '../syntax/access.ts';
import type { PodTemplate } from './pod-template.ts';

/** Where to say that a Pod lacks a field: the key of its spec. */
export function podPlace({ node, spec }: PodTemplate): Span {
  return pairAt(node, 'spec')?.key.span ?? { start: spec.span.start, end: spec.span.start };
}
