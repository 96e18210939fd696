import type { ImageName } from '../kubernetes/model/image-name.ts';
import type { KubernetesObject } from '../kubernetes/model/kubernetes-object.ts';
import type { Container, PodTemplate } from '../kubernetes/model/pod-template.ts';
import type { YamlScalar } from '../kubernetes/syntax/nodes.ts';
import type { Confidence, ImageBuild } from './image-build.ts';

/** A container of a manifest and, when it is known, what builds its image. */
export interface ImageUse {
  readonly object: KubernetesObject;
  readonly pod: PodTemplate;
  readonly container: Container;
  readonly name: ImageName;
  /** The token that names the image. */
  readonly node: YamlScalar;
  readonly build?: ImageBuild;
  /** How sure it is that the build makes this image. */
  readonly confidence?: Confidence;
}
