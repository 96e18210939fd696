import type { Fix } from '../../core/finding.ts';
import type { Span } from '../../core/span.ts';
import { at, isAbsent, type Step } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';
import type { PodTemplate } from './pod-template.ts';

/** One control of the Pod Security Standards and what of a Pod it forbids. */
export interface SecurityControl {
  /** As the admission of the API server names it, such as `hostNamespaces`. */
  readonly id: string;
  /** The ids that other tools give what it forbids. */
  readonly aliases: readonly string[];
  violations(pod: PodTemplate, minor: number): Iterable<SecurityViolation>;
}

/** What a control forbids, at the token that says it or where what is demanded is missing. */
export interface SecurityViolation {
  readonly span: Span;
  /** What is wrong, to follow "because": `the container is privileged`. */
  readonly reason: string;
  readonly fix?: Fix;
  /** The ids of the control that other tools give this very violation, when they are fewer. */
  readonly aliases?: readonly string[];
}

/** The nodes at a path of the Pod's spec and of each of its containers, with what holds them. */
export function inPodAndContainers(pod: PodTemplate, ...path: readonly Step[]): YamlNode[] {
  const found: YamlNode[] = [];
  addPresent(pod.spec, path, found);
  for (const { node } of pod.containers) addPresent(node, path, found);
  return found;
}

/** The nodes at a path of each container. */
export function inContainers(pod: PodTemplate, ...path: readonly Step[]): YamlNode[] {
  const found: YamlNode[] = [];
  for (const { node } of pod.containers) addPresent(node, path, found);
  return found;
}

function addPresent(node: YamlNode, path: readonly Step[], found: YamlNode[]): void {
  const present = at(node, ...path);
  if (!present || isAbsent(present) || (present.kind === 'scalar' && present.templated)) return;
  found.push(present);
}
