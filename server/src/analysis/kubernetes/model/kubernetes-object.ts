import type { Span } from '../../core/span.ts';
import type { YamlMapping, YamlScalar } from '../syntax/nodes.ts';
import type { Manifest } from './manifest.ts';
import type { Derivable } from './once-per.ts';

/** One object of a manifest: a whole document, or an item of a `List`. */
export interface KubernetesObject extends Derivable {
  /** The file that it stands in. */
  readonly uri: string;
  readonly manifest: Manifest;
  readonly node: YamlMapping;
  readonly span: Span;
  /** Such as `apps/v1`. */
  readonly apiVersion: string;
  readonly kind: string;
  /** Such as `apps`; the core group is empty. */
  readonly group: string;
  /** Such as `v1`. */
  readonly version: string;
  /** `metadata.name`; absent when it is missing, generated or comes from a template. */
  readonly name?: string;
  /** `metadata.namespace`; absent when the manifest leaves it to whoever applies it. */
  readonly namespace?: string;
  readonly kindNode: YamlScalar;
  readonly apiVersionNode: YamlScalar;
  readonly nameNode?: YamlScalar;
}
