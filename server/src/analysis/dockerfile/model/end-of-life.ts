import type { ReleaseLife } from './base-images.ts';
import { releaseLives as lives } from './release-lives.ts';

/** The day on which these dates were last compared with what the projects announce. */
const checkedOn = '2026-11-22';

/** Names that tags use for a release of a distribution. */
const codenames = new Map<string, readonly [product: string, version: string]>(
  Object.entries({
    trusty: ['Ubuntu', '14.04'],
    xenial: ['Ubuntu', '16.04'],
    bionic: ['Ubuntu', '18.04'],
    focal: ['Ubuntu', '20.04'],
    jammy: ['Ubuntu', '22.04'],
    noble: ['Ubuntu', '24.04'],
    plucky: ['Ubuntu', '25.04'],
    questing: ['Ubuntu', '25.10'],
    resolute: ['Ubuntu', '26.04'],
    wheezy: ['Debian', '7'],
    jessie: ['Debian', '8'],
    stretch: ['Debian', '9'],
    buster: ['Debian', '10'],
    bullseye: ['Debian', '11'],
    bookworm: ['Debian', '12'],
    trixie: ['Debian', '13'],
  }),
);

/**
 * The release that a tag names: of the product itself, or of the distribution below it when that one has ended first.
 * Undefined when the tag names none that the table knows.
 */
export function releaseOf(product: string | undefined, tag: string): ReleaseLife | undefined {
  const own = product === undefined ? undefined : lifeOf(product, leadingVersion(product, tag));
  const below = distributionOf(tag);
  return own?.hasEnded || !below?.hasEnded ? (own ?? below) : below;
}

/** The versions of a product that still get fixes, the newest first. */
export function supportedVersions(product: string): string[] {
  return Object.entries(lives[product] ?? {})
    .filter(([, end]) => end > checkedOn)
    .sort(([, a], [, b]) => (a < b ? 1 : -1))
    .map(([version]) => version);
}

function distributionOf(tag: string): ReleaseLife | undefined {
  for (const part of tag.split('-')) {
    const named = codenames.get(part);
    if (named) return lifeOf(...named);
    const alpine = /^alpine(3\.\d+)/.exec(part)?.[1];
    if (alpine) return lifeOf('Alpine', alpine);
  }
  return undefined;
}

/** The version at the start of a tag, as precise as the table counts it. */
function leadingVersion(product: string, tag: string): string {
  const codename = codenames.get(tag.split('-')[0] ?? '');
  if (codename?.[0] === product) return codename[1];
  const version = /^(?:v|centos)?(\d+(?:\.\d+)?)/.exec(tag)?.[1] ?? '';
  const major = version.split('.')[0] ?? '';
  return lives[product]?.[version] ? version : major;
}

function lifeOf(product: string, version: string): ReleaseLife | undefined {
  const endOfLife = lives[product]?.[version];
  if (!endOfLife) return undefined;
  return {
    name: `${product} ${version}`,
    endOfLife,
    hasEnded: endOfLife < checkedOn,
    successor: supportedVersions(product)[0],
  };
}
