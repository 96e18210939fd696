/** The page that people read about an image; undefined for registries that have none, and for text that is no image. */
export function imagePage(reference: string): string | undefined {
  const match = /^([\w.:/-]+?)(?::[\w][\w.-]*)?(?:@[\w:+.-]+)?$/.exec(reference);
  const name = match?.[1];
  if (!name || reference === 'scratch') return undefined;
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  if (!/[.:]/.test(first) && first !== 'localhost') return hubPage(name);
  const path = name.slice(slash + 1);
  const page = pages.find(([registry]) => registry.test(first))?.[1];
  return page?.(path, first);
}

const hub = 'https://hub.docker.com';

function hubPage(path: string): string {
  const official = path.replace(/^library\//, '');
  return official.includes('/') ? `${hub}/r/${path}` : `${hub}/_/${official}`;
}

/** Registries with pages for people; those of Google and GitHub redirect addresses of images to them. */
const pages: readonly (readonly [RegExp, (path: string, registry: string) => string])[] = [
  [/^(?:index\.|registry-1\.)?docker\.io$/, hubPage],
  [/^mcr\.microsoft\.com$/, (path) => `https://mcr.microsoft.com/artifact/mar/${path}/about`],
  [/^quay\.io$/, (path) => `https://quay.io/repository/${path}`],
  [/^public\.ecr\.aws$/, (path) => `https://gallery.ecr.aws/${path}`],
  [
    /^(?:ghcr\.io|(?:[\w-]+\.)?gcr\.io|[\w-]+-docker\.pkg\.dev)$/,
    (path, registry) => `https://${registry}/${path}`,
  ],
  [
    /^cgr\.dev$/,
    (path) =>
      `https://images.chainguard.dev/directory/image/${path.slice(path.lastIndexOf('/') + 1)}/overview`,
  ],
];
