import type { Span } from '../../core/span.ts';
import type { YamlScalar } from '../syntax/nodes.ts';

/** An image reference taken apart. */
export interface ImageName {
  /** Such as `ghcr.io` or `localhost:5000`; absent when none is written. */
  readonly registry?: string;
  /** Such as `library/nginx`, as written. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const pattern = new RegExp(
  `^(${component}(?:/${component})*)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$`,
);
const host =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9a-fA-F:]+\])(?::[0-9]+)?$/;

/** Where an image is named in a token, without its tag and digest; undefined when it is no image or has escapes. */
export function repositorySpan({ text, span, style }: YamlScalar): Span | undefined {
  const start = span.start + (style === 'plain' ? 0 : 1);
  const image = parseImageName(text);
  const isPlain = span.end - span.start - text.length === (style === 'plain' ? 0 : 2);
  if (!image || style === 'block' || !isPlain) return undefined;
  const { registry, repository } = image;
  const length = (registry === undefined ? 0 : registry.length + 1) + repository.length;
  return { start, end: start + length };
}

/** Takes an image reference apart; undefined when the kubelet can't read it. */
export function parseImageName(text: string): ImageName | undefined {
  const slash = text.indexOf('/');
  const first = slash < 0 ? '' : text.slice(0, slash);
  const named = first === 'localhost' || /[.:]/.test(first) || first !== first.toLowerCase();
  if (named && !host.test(first)) return undefined;
  const match = pattern.exec(named ? text.slice(slash + 1) : text);
  if (!match?.[1] || match[1].length > 255) return undefined;
  const [, repository, tag, digest] = match;
  return {
    ...(named && { registry: first }),
    repository,
    ...(tag && { tag }),
    ...(digest && { digest }),
  };
}
