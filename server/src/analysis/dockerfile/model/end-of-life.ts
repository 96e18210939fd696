import type { ReleaseLife } from './base-images.ts';

/** The day on which these dates were last compared with what the projects announce. */
const checkedOn = '2026-11-01';

/** The last day of fixes by product and version, as the projects announce them. */
const lives: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Ubuntu: {
    '14.04': '2019-04-30',
    '16.04': '2021-04-30',
    '18.04': '2023-05-31',
    '20.04': '2025-05-31',
    '20.10': '2021-07-22',
    '21.04': '2022-01-20',
    '21.10': '2022-07-14',
    '22.04': '2027-04-30',
    '22.10': '2023-07-20',
    '23.04': '2024-01-25',
    '23.10': '2024-07-11',
    '24.04': '2029-04-30',
    '24.10': '2025-07-10',
  },
  Debian: {
    '7': '2018-05-31',
    '8': '2020-06-30',
    '9': '2022-06-30',
    '10': '2024-06-30',
    '11': '2026-08-31',
    '12': '2028-06-30',
    '13': '2030-06-30',
  },
  Alpine: {
    '3.6': '2019-05-01',
    '3.7': '2019-11-01',
    '3.8': '2020-05-01',
    '3.9': '2020-11-01',
    '3.10': '2021-05-01',
    '3.11': '2021-11-01',
    '3.12': '2022-05-01',
    '3.13': '2022-11-01',
    '3.14': '2023-05-01',
    '3.15': '2023-11-01',
    '3.16': '2024-05-23',
    '3.17': '2024-11-22',
    '3.18': '2025-05-09',
    '3.19': '2025-11-01',
    '3.20': '2026-04-01',
    '3.21': '2026-11-01',
    '3.22': '2027-05-01',
  },
  CentOS: { '6': '2020-11-30', '7': '2024-06-30', '8': '2021-12-31' },
  Python: {
    '2.7': '2020-01-01',
    '3.4': '2019-03-18',
    '3.5': '2020-09-30',
    '3.6': '2021-12-23',
    '3.7': '2023-06-27',
    '3.8': '2024-10-07',
    '3.9': '2025-10-31',
    '3.10': '2026-10-31',
    '3.11': '2027-10-31',
    '3.12': '2028-10-31',
    '3.13': '2029-10-31',
    '3.14': '2030-10-31',
  },
  'Node.js': {
    '8': '2019-12-31',
    '10': '2021-04-30',
    '11': '2019-06-01',
    '12': '2022-04-30',
    '13': '2020-06-01',
    '14': '2023-04-30',
    '15': '2021-06-01',
    '16': '2023-09-11',
    '17': '2022-06-01',
    '18': '2025-04-30',
    '19': '2023-06-01',
    '20': '2026-04-30',
    '21': '2024-06-01',
    '22': '2027-04-30',
    '23': '2025-06-01',
    '24': '2028-04-30',
  },
  Go: {
    '1.13': '2020-08-11',
    '1.14': '2021-02-16',
    '1.15': '2021-08-16',
    '1.16': '2022-03-15',
    '1.17': '2022-08-02',
    '1.18': '2023-02-01',
    '1.19': '2023-08-08',
    '1.20': '2024-02-06',
    '1.21': '2024-08-13',
    '1.22': '2025-02-11',
    '1.23': '2025-08-12',
  },
  PHP: {
    '5.6': '2018-12-31',
    '7.0': '2019-01-10',
    '7.1': '2019-12-01',
    '7.2': '2020-11-30',
    '7.3': '2021-12-06',
    '7.4': '2022-11-28',
    '8.0': '2023-11-26',
    '8.1': '2025-12-31',
    '8.2': '2026-12-31',
    '8.3': '2027-12-31',
    '8.4': '2028-12-31',
  },
  Ruby: {
    '2.5': '2021-04-05',
    '2.6': '2022-04-12',
    '2.7': '2023-03-31',
    '3.0': '2024-04-23',
    '3.1': '2025-03-26',
    '3.2': '2026-03-31',
    '3.3': '2027-03-31',
    '3.4': '2028-03-31',
  },
  PostgreSQL: {
    '9.6': '2021-11-11',
    '10': '2022-11-10',
    '11': '2023-11-09',
    '12': '2024-11-21',
    '13': '2025-11-13',
    '14': '2026-11-12',
    '15': '2027-11-11',
    '16': '2028-11-09',
    '17': '2029-11-08',
  },
  '.NET': {
    '3.1': '2022-12-13',
    '5.0': '2022-05-10',
    '6.0': '2024-11-12',
    '7.0': '2024-05-14',
    '8.0': '2026-11-10',
    '9.0': '2026-11-10',
    '10.0': '2028-11-14',
  },
};

/** Names that tags use for a release of a distribution. */
const codenames: Readonly<Record<string, readonly [product: string, version: string]>> = {
  trusty: ['Ubuntu', '14.04'],
  xenial: ['Ubuntu', '16.04'],
  bionic: ['Ubuntu', '18.04'],
  focal: ['Ubuntu', '20.04'],
  jammy: ['Ubuntu', '22.04'],
  noble: ['Ubuntu', '24.04'],
  wheezy: ['Debian', '7'],
  jessie: ['Debian', '8'],
  stretch: ['Debian', '9'],
  buster: ['Debian', '10'],
  bullseye: ['Debian', '11'],
  bookworm: ['Debian', '12'],
  trixie: ['Debian', '13'],
};

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
    const named = codenames[part];
    if (named) return lifeOf(...named);
    const alpine = /^alpine(3\.\d+)/.exec(part)?.[1];
    if (alpine) return lifeOf('Alpine', alpine);
  }
  return undefined;
}

/** The version at the start of a tag, as precise as the table counts it. */
function leadingVersion(product: string, tag: string): string {
  const codename = codenames[tag.split('-')[0] ?? ''];
  if (codename?.[0] === product) return codename[1];
  const version = /^v?(\d+(?:\.\d+)?)/.exec(tag)?.[1] ?? '';
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
