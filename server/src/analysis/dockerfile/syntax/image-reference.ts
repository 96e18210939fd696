import type { LogicalText } from './logical-text.ts';
import type { ImageReference } from './nodes.ts';

/** Splits an image reference; colons inside `${…}` and registry ports are no tags. */
export function imageReference(text: LogicalText): ImageReference {
  const source = text.text;
  const masked = maskVariables(source);
  const at = masked.indexOf('@');
  const nameAndTag = at < 0 ? masked : masked.slice(0, at);
  const colon = nameAndTag.lastIndexOf(':');
  const hasTag = colon > nameAndTag.lastIndexOf('/');
  const nameEnd = hasTag ? colon : nameAndTag.length;
  const token = (start: number, end: number) => ({
    span: text.spanOf(start, end),
    text: source.slice(start, end),
  });
  return {
    ...token(0, source.length),
    name: token(0, nameEnd),
    tag: hasTag ? token(colon + 1, nameAndTag.length) : undefined,
    digest: at < 0 ? undefined : token(at + 1, source.length),
    hasVariable: /\$[\w{]/.test(source),
  };
}

/**
 * Whether the engine can parse a reference without variables.
 * Encodes the grammar of github.com/distribution/reference.
 */
export function isValidReference(text: string): boolean {
  if (/^[a-f0-9]{64}$/.test(text)) return false;
  const slash = text.indexOf('/');
  const first = slash < 0 ? '' : text.slice(0, slash);
  const hasDomain = /[.:]/.test(first) || first === 'localhost' || /[A-Z]/.test(first);
  const match = referencePattern.exec(hasDomain ? text.slice(slash + 1) : text);
  if (!match?.[1] || match[1].length > 255) return false;
  if (hasDomain && !domainPattern.test(first)) return false;
  return match[3] === undefined || isValidDigest(match[3]);
}

const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const referencePattern = new RegExp(
  `^(${component}(?:/${component})*)(?::(\\w[\\w.-]{0,127}))?(?:@(.+))?$`,
);
const domainPattern =
  /^(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?$/;
const digestLengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

function isValidDigest(text: string): boolean {
  const match = /^([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*):([0-9a-f]+)$/.exec(text);
  return match?.[1] !== undefined && digestLengths[match[1]] === match[2]?.length;
}

/** The text with the characters inside `${…}` replaced, so that its punctuation is not seen. */
function maskVariables(text: string): string {
  if (!text.includes('${')) return text;
  let depth = 0;
  let masked = '';
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith('${', at)) depth++;
    masked += depth > 0 ? '_' : text[at];
    if (text[at] === '}' && depth > 0) depth--;
  }
  return masked;
}
