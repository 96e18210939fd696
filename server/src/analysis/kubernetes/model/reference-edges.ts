import type { Edge } from './edge.ts';
import { customEdges } from './edges/custom-edges.ts';
import { kustomizeEdges } from './edges/kustomize-edges.ts';
import { objectEdges } from './edges/object-edges.ts';
import { podEdges } from './edges/pod-edges.ts';

/** Every place where one part of a manifest names another, and what it may name. */
export const referenceEdges: readonly Edge[] = [
  ...podEdges,
  ...objectEdges,
  ...customEdges,
  ...kustomizeEdges,
];
