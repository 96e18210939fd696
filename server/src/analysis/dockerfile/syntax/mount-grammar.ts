/** What may stand behind a key of `RUN --mount`. */
type MountValue =
  | 'text'
  | 'path'
  | 'stage'
  | 'boolean'
  | 'number'
  | 'octal'
  | 'size'
  | 'sharing'
  | 'type';

/** One key of `RUN --mount`. */
export interface MountKey {
  readonly name: string;
  readonly value: MountValue;
  /** Mount types that take the key; absent: all of them. */
  readonly types?: readonly MountType[];
  /** The name that an alias stands for. */
  readonly aliasOf?: string;
  /** What the key does, in Markdown. */
  readonly summary: string;
  /** The first version of `docker/dockerfile` that takes the key; absent when it came with the first mounts. */
  readonly since?: string;
}

/** The types of `RUN --mount`. */
export type MountType = 'bind' | 'cache' | 'tmpfs' | 'secret' | 'ssh';

/** What each type of mount is for, in Markdown. */
export const mountTypes: Readonly<Record<MountType, string>> = {
  bind: 'Files of the build context, a stage or an image, without a layer of their own. The default.',
  cache: 'A folder that later builds find again: package caches, compiler caches.',
  tmpfs: 'An empty folder in memory.',
  secret: 'A file or variable that `docker build --secret` gives and that no layer keeps.',
  ssh: 'The SSH agent that `docker build --ssh` gives.',
};

/** How builds that run at the same time share a cache mount. */
export const sharingModes: Readonly<Record<string, string>> = {
  shared: 'Several builds write at the same time. The default.',
  private: 'Each build gets a cache of its own when another one uses it.',
  locked: 'A second build waits for the first one. What `apt` needs.',
};

const owned: readonly MountType[] = ['secret', 'ssh', 'cache'];
const alias = (name: string, aliasOf: string): MountKey => ({
  ...keyNamed(aliasOf),
  name,
  aliasOf,
});

const keys: readonly MountKey[] = [
  { name: 'type', value: 'type', summary: 'What is mounted; `bind` by default.' },
  { name: 'target', value: 'path', summary: 'Where the command sees it.' },
  { name: 'source', value: 'path', summary: 'Path inside the source; for a secret its id.' },
  {
    name: 'from',
    value: 'stage',
    types: ['bind', 'cache'],
    summary: 'Stage, named context or image to mount from; the build context by default.',
  },
  { name: 'id', value: 'text', summary: 'Name of the cache, secret or SSH agent.' },
  {
    name: 'sharing',
    value: 'sharing',
    types: ['cache'],
    summary: 'How builds that run at the same time use the cache.',
  },
  { name: 'readonly', value: 'boolean', summary: 'Forbids the command to write.' },
  { name: 'readwrite', value: 'boolean', summary: 'Allows the command to write.' },
  {
    name: 'required',
    value: 'boolean',
    types: ['secret', 'ssh'],
    summary: 'Fails the build when nobody gives the secret or the agent.',
  },
  { name: 'size', value: 'size', types: ['tmpfs'], summary: 'Greatest size, such as `64m`.' },
  { name: 'mode', value: 'octal', types: owned, summary: 'Permissions as an octal number.' },
  { name: 'uid', value: 'number', types: owned, summary: 'User number of the owner.' },
  { name: 'gid', value: 'number', types: owned, summary: 'Group number of the owner.' },
  {
    name: 'env',
    value: 'text',
    types: ['secret'],
    since: '1.10',
    summary: 'Gives the secret as an environment variable of this name.',
  },
];

/** Every key of `RUN --mount`, aliases last. */
export const mountKeys: readonly MountKey[] = [
  ...keys,
  alias('src', 'source'),
  alias('dst', 'target'),
  alias('destination', 'target'),
  alias('ro', 'readonly'),
  alias('rw', 'readwrite'),
];

/** The key of a name in lower case, alias or not. */
export function mountKeyNamed(name: string): MountKey | undefined {
  return mountKeys.find((key) => key.name === name);
}

function keyNamed(name: string): Omit<MountKey, 'name'> {
  return keys.find((key) => key.name === name) ?? { value: 'text', summary: '' };
}
