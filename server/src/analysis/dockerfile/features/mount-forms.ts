import { type MountKey, type MountType, mountKeyNamed } from '../syntax/mount-grammar.ts';

/** The keys that people use with each type of mount, in the order in which they write them. */
const usualKeys: Readonly<Record<MountType, readonly string[]>> = {
  bind: ['type', 'target', 'source', 'from', 'readwrite'],
  cache: ['type', 'target', 'sharing', 'id', 'from', 'source', 'mode', 'uid', 'gid', 'readonly'],
  tmpfs: ['type', 'target', 'size'],
  secret: ['type', 'id', 'target', 'env', 'required', 'mode', 'uid', 'gid'],
  ssh: ['type', 'id', 'target', 'required', 'mode', 'uid', 'gid'],
};

/** The keys that make sense with a type of mount; BuildKit ignores some others. */
export function keysOfMount(type: MountType): readonly MountKey[] {
  return usualKeys[type].flatMap((name) => mountKeyNamed(name) ?? []);
}
