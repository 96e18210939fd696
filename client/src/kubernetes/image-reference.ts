/** An image reference in its parts. */
export interface ImageReference {
  /** `registry.example.com` or `localhost:5000`; absent for Docker Hub. */
  readonly registry?: string;
  /** `team/app` */
  readonly repository: string;
  readonly tag?: string;
}

/** Takes an image reference apart; a digest is dropped. */
export function readImageReference(reference: string): ImageReference {
  const [named = ''] = reference.split('@');
  const colon = named.lastIndexOf(':');
  const tagged = colon > named.lastIndexOf('/');
  const name = tagged ? named.slice(0, colon) : named;
  const slash = name.indexOf('/');
  const host = slash < 0 ? '' : name.slice(0, slash);
  const hasRegistry = /[.:]/.test(host) || host === 'localhost';
  return {
    repository: hasRegistry ? name.slice(slash + 1) : name,
    ...(hasRegistry ? { registry: host } : {}),
    ...(tagged ? { tag: named.slice(colon + 1) } : {}),
  };
}

/** The reference under which an image is pushed: to the registry of its name, or of the setting. */
export function pushReference(image: string, registry: string): string | undefined {
  const { registry: own, repository, tag = 'latest' } = readImageReference(image);
  const chosen = registry.replace(/\/$/, '') || own;
  return chosen === undefined ? undefined : `${chosen}/${repository}:${tag}`;
}
