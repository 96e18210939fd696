import { accountsOfSystems } from './base-accounts.ts';
import { type Family, families } from './base-image-families.ts';
import type { BaseImage } from './base-images.ts';
import { type SystemName, systems } from './base-systems.ts';
import { releaseOf, supportedVersions } from './end-of-life.ts';

/** What the tables know of an image reference without variables; undefined when they do not know its repository. */
export function knownBase(reference: string): BaseImage | undefined {
  const withoutDigest = reference.split('@')[0] ?? '';
  const colon = withoutDigest.lastIndexOf(':');
  const hasTag = colon > withoutDigest.lastIndexOf('/');
  const name = (hasTag ? withoutDigest.slice(0, colon) : withoutDigest).replace(
    /^(?:(?:index\.)?docker\.io\/)?(?:library\/)?/,
    '',
  );
  const tag = hasTag ? withoutDigest.slice(colon + 1) : 'latest';
  const family = families.find((family) => family.names.test(name));
  return family && imageOf(family, name, tag);
}

/** The repositories that completion may propose. */
export const knownRepositories: readonly string[] = families.flatMap((family) => family.proposed);

/** Tags of supported releases of a repository, the newest first. */
export function proposedTags(repository: string): string[] {
  const family = families.find(({ names }) => names.test(repository));
  if (!family?.product) return [];
  const versions = supportedVersions(family.product);
  const hasVariants = !family.system && !repository.includes('/');
  return hasVariants
    ? versions.flatMap((version) => [version, `${version}-slim`, `${version}-alpine`])
    : versions;
}

function imageOf(family: Family, name: string, tag: string): BaseImage {
  const systemName = systemOf(family, tag);
  const system = systems[systemName];
  const accounts = accountsOfSystems[systemName];
  const users = family.users ?? [];
  const programs = [...system.programs, ...(family.programs ?? [])];
  return {
    name,
    user: /(^|-)nonroot$/.test(tag) ? '65532' : (family.user ?? 'root'),
    workdir: family.workdir ?? '/',
    entrypoint: family.entrypoint,
    cmd: family.cmd ?? system.cmd,
    exposedPorts: family.exposedPorts ?? [],
    volumes: family.volumes ?? [],
    stopSignal: family.stopSignal,
    packageManager: system.packageManager,
    programs,
    hasAllPrograms: (family.hasAllPrograms ?? false) && system.hasAllPrograms,
    hasShell: system.hasShell,
    accounts: {
      users: [...accounts.users, ...users],
      groups: [...accounts.groups, ...users],
      isComplete: accounts.isComplete,
    },
    folders: family.folders ?? [],
    variables: family.variables,
    release: releaseOf(family.product, tag),
  };
}

function systemOf(family: Family, tag: string): SystemName {
  if (family.system === 'none' && /(^|-)debug/.test(tag)) return 'busybox';
  if (family.system) return family.system;
  if (/alpine/.test(tag)) return 'alpine';
  if (/slim/.test(tag)) return 'debian';
  if (/windowsservercore|nanoserver/.test(tag)) return 'windows';
  return family.defaultSystem ?? 'buildpack';
}
