import { listAt, textAt } from './field-at.ts';
import type { KubeObject } from './kube-object.ts';

/** The object with the images of its containers replaced, wherever its Pod template is. */
export function replaceImages(object: KubeObject, images: ReadonlyMap<string, string>): KubeObject {
  const tagged = new Map([...images].map(([image, other]) => [withTag(image), other]));
  return replaceIn(object, tagged) as KubeObject;
}

const containerLists = new Set(['containers', 'initContainers']);

function replaceIn(value: unknown, images: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => replaceIn(item, images));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      containerLists.has(key)
        ? listAt(value, key).map((container) => replaceImage(container, images))
        : replaceIn(child, images),
    ]),
  );
}

function replaceImage(container: unknown, images: ReadonlyMap<string, string>): unknown {
  const image = images.get(withTag(textAt(container, 'image') ?? ''));
  return image === undefined ? container : { ...(container as object), image };
}

/** Without a tag or a digest `latest` is meant. */
function withTag(image: string): string {
  return /[:@][^/]*$/.test(image) ? image : `${image}:latest`;
}
