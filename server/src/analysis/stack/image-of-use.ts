import { imageOfBase } from '../dockerfile/model/effective-image.ts';
import { finishedImage } from '../dockerfile/model/finished-image.ts';
import type { EffectiveImage } from '../dockerfile/model/image.ts';
import { knownBase } from '../dockerfile/model/known-base.ts';
import type { ImageUse } from './image-use.ts';

/** The image of a container: what its Dockerfile makes, or what is known of a public image. */
export function imageOfUse({ build, node }: ImageUse): EffectiveImage | undefined {
  if (build) return build.stage.image;
  const base = knownBase(node.text);
  return base && finishedImage(imageOfBase(base));
}
