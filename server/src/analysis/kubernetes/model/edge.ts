import type { Span } from '../../core/span.ts';
import type { YamlNode, YamlScalar } from '../syntax/nodes.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import type { Member } from './member.ts';
import type { Container, PodTemplate } from './pod-template.ts';
import type { WorkspaceObjects } from './workspace-objects.ts';

/** One row of the reference table: a place in a manifest that names something, and what can be named there. */
export interface Edge {
  /** Such as `env-config-map`. */
  readonly id: string;
  /** Where `path` starts: any object, a Pod's spec, each container of a Pod, or objects of these kinds. */
  readonly in: 'object' | 'pod' | 'container' | readonly string[];
  /** Keys down to the token that names the target; `[]` stands for every item of a list. */
  readonly path: readonly string[];
  /** What is named, in words: `ConfigMap`, `port`. */
  readonly noun: string | ((place: EdgePlace) => string);
  options(place: EdgePlace, objects: WorkspaceObjects): Options;
}

/** A place where an edge starts. */
export interface EdgePlace {
  readonly edge: Edge;
  readonly object: KubernetesObject;
  readonly pod?: PodTemplate;
  readonly container?: Container;
  /** What holds the token. */
  readonly parent: YamlNode;
  /** The token that names the target; its value is null while nothing is written. */
  readonly node: YamlScalar;
}

/** Everything that could be named at a place. */
export interface Options {
  readonly options: readonly Option[];
  /** What is meant only where no option has the name: other names of the options, and what lies farther away. */
  readonly further?: readonly Option[];
  /** True when nothing else can be meant: a name that is no option is wrong. */
  readonly exhaustive: boolean;
}

/** One thing that could be named. */
export interface Option {
  readonly name: string;
  /** Shown beside the name in completions, such as `ConfigMap in shop`. */
  readonly detail?: string;
  readonly target: Target;
  /** What has the name, when it is an object. */
  readonly member?: Member;
}

/** The token that defines what is named: a name, a key, a port, labels. */
export interface Target {
  readonly object: KubernetesObject;
  /** The file of the token; absent for the file of the object. */
  readonly uri?: string;
  readonly span: Span;
}
