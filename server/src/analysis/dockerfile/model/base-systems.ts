import type { PackageManager } from './image.ts';

/** The distribution below an image. */
export interface System {
  readonly packageManager: PackageManager | undefined;
  /** Tracked programs that the distribution brings. */
  readonly programs: readonly string[];
  readonly hasAllPrograms: boolean;
  readonly hasShell: boolean;
  readonly cmd?: readonly string[];
}

/** The distributions of the table. */
export type SystemName =
  | 'debian'
  | 'buildpack'
  | 'ubuntu'
  | 'alpine'
  | 'busybox'
  | 'redhat'
  | 'suse'
  | 'none'
  | 'windows';

const debianPrograms = ['sh', 'bash', 'perl', 'apt-get', 'useradd', 'groupadd'];

/** The distributions; `buildpack` is Debian with the tools that the big variants of language images bring. */
export const systems: Readonly<Record<SystemName, System>> = {
  debian: {
    packageManager: 'apt',
    programs: debianPrograms,
    hasAllPrograms: true,
    hasShell: true,
    cmd: ['bash'],
  },
  buildpack: {
    packageManager: 'apt',
    programs: [
      ...debianPrograms,
      'curl',
      'wget',
      'git',
      'ssh',
      'unzip',
      'make',
      'gcc',
      'g++',
      'python3',
    ],
    hasAllPrograms: true,
    hasShell: true,
  },
  ubuntu: {
    packageManager: 'apt',
    programs: debianPrograms,
    hasAllPrograms: true,
    hasShell: true,
    cmd: ['/bin/bash'],
  },
  alpine: {
    packageManager: 'apk',
    programs: ['sh', 'wget', 'nc', 'unzip', 'ping', 'apk'],
    hasAllPrograms: true,
    hasShell: true,
    cmd: ['/bin/sh'],
  },
  busybox: {
    packageManager: undefined,
    programs: ['sh', 'wget', 'nc', 'unzip', 'ping', 'httpd'],
    hasAllPrograms: true,
    hasShell: true,
    cmd: ['sh'],
  },
  redhat: {
    packageManager: 'dnf',
    programs: ['sh', 'bash', 'curl', 'dnf', 'yum'],
    hasAllPrograms: false,
    hasShell: true,
    cmd: ['/bin/bash'],
  },
  suse: {
    packageManager: 'zypper',
    programs: ['sh', 'bash', 'curl'],
    hasAllPrograms: false,
    hasShell: true,
    cmd: ['/bin/bash'],
  },
  none: { packageManager: undefined, programs: [], hasAllPrograms: true, hasShell: false },
  windows: { packageManager: undefined, programs: [], hasAllPrograms: false, hasShell: true },
};
