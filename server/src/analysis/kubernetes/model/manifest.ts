import type { Span } from '../../core/span.ts';
import type { YamlNode } from '../syntax/nodes.ts';
import type { ParsedYaml } from '../syntax/parse-yaml.ts';
import type { YamlError } from '../syntax/yaml-error.ts';
import type { KubernetesObject } from './kubernetes-object.ts';

/** One document of a YAML file. Every span counts from the start of the file. */
export interface Manifest {
  readonly uri: string;
  /** The document without its `---` line. */
  readonly span: Span;
  /** The text of `span`. */
  readonly text: string;
  /** Absent when the document is empty. */
  readonly root?: YamlNode;
  /** The objects in source order; a `List` is followed by its items. */
  readonly objects: readonly KubernetesObject[];
  readonly errors: readonly YamlError[];
  /** It holds `{{ }}`: what templates make is not known, and rules must not judge it. */
  readonly templated: boolean;
  /** What was parsed; stays the same value while the text does, wherever the document moves. */
  readonly identity: ParsedYaml;
}
