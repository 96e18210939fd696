import type { Completion } from '../../core/features.ts';
import type { Span } from '../../core/span.ts';
import type { DockerfileModel } from '../model/model.ts';
import {
  type MountKey,
  type MountType,
  mountTypes,
  sharingModes,
} from '../syntax/mount-grammar.ts';
import type { Instruction, Mount, MountOption } from '../syntax/nodes.ts';
import { completeUser } from './complete-users.ts';
import { describeFlag } from './describe-flag.ts';
import { knownPaths } from './known-paths.ts';
import { keysOfMount } from './mount-forms.ts';
import { plainCompletion } from './typed-word.ts';

/** The keys that a mount takes and does not have yet. */
export function completeMountKey(
  mount: Mount | undefined,
  current: MountOption | undefined,
  replace: Span,
): Completion[] {
  const used = (mount?.options ?? [])
    .filter((option) => option !== current)
    .map(({ key }) => key.text.toLowerCase());
  const keys = keysOfMount(typeOf(mount)).filter(({ name }) => !used.includes(name));
  return keys.map((key, rank) => {
    const takesValue = key.value !== 'boolean' && current?.value === undefined;
    const text = takesValue ? `${key.name}=` : key.name;
    return plainCompletion(text, 'property', replace, {
      documentation: describeFlag(key),
      rank,
      triggerAgain: takesValue,
    });
  });
}

/** What the value of a key can be. */
export function completeMountValue(
  model: DockerfileModel,
  instruction: Instruction,
  key: MountKey,
  mount: Mount | undefined,
  replace: Span,
): Completion[] {
  const named = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([label, detail], rank) =>
      plainCompletion(label, 'value', replace, { rank, ...(detail && { detail }) }),
    );
  const documented = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([label, documentation], rank) =>
      plainCompletion(label, 'enum', replace, { documentation, rank }),
    );
  switch (key.aliasOf ?? key.name) {
    case 'type':
      return documented(mountTypes);
    case 'sharing':
      return documented(sharingModes);
    case 'readonly':
    case 'readwrite':
    case 'required':
      return named({ true: '', false: '' });
    case 'target':
      return named(targetsOf(model, instruction, mount));
    case 'source':
      return named(sourcesOf(model, instruction, mount));
    case 'id':
      return named(idsOf(model, mount));
    case 'size':
      return named({ '64m': '', '256m': '', '1g': '' });
    case 'mode':
      return named({
        '0400': 'the owner may read',
        '0444': 'everybody may read',
        '0755': 'folders',
      });
    case 'env':
      return named({ [variableOf(mount)]: 'named after the secret' });
    case 'uid':
    case 'gid':
      return completeUser(model, instruction, key.name === 'gid' ? ':' : '', replace)
        .filter(({ label }) => /^\d+$/.test(label))
        .map((completion) => ({ ...completion, replace }));
    default:
      return [];
  }
}

function typeOf(mount: Mount | undefined): MountType {
  const type = mount?.type ?? 'bind';
  return Object.hasOwn(mountTypes, type) ? (type as MountType) : 'bind';
}

/** Folders where package managers and compilers keep what they can use again. */
const cacheFolders: Readonly<Record<string, string>> = {
  '/var/cache/apt': 'apt packages; share it `locked`',
  '/var/lib/apt': 'apt lists; share it `locked`',
  '/var/cache/apk': 'apk packages',
  '/var/cache/dnf': 'dnf packages',
  '/var/cache/libdnf5': 'dnf 5 packages',
  '/root/.npm': 'npm packages',
  '/usr/local/share/.cache/yarn': 'Yarn packages',
  '/pnpm/store': 'pnpm packages',
  '/root/.cache/pip': 'pip packages',
  '/root/.cache/uv': 'uv packages',
  '/root/.cache/go-build': 'Go build cache',
  '/go/pkg/mod': 'Go modules',
  '/root/.m2': 'Maven repository',
  '/root/.gradle': 'Gradle cache',
  '/usr/local/cargo/registry': 'Cargo registry',
  '/root/.nuget/packages': 'NuGet packages',
  '/root/.composer/cache': 'Composer packages',
  '/root/.cache/ccache': 'ccache',
};

function targetsOf(
  model: DockerfileModel,
  instruction: Instruction,
  mount: Mount | undefined,
): Readonly<Record<string, string>> {
  switch (typeOf(mount)) {
    case 'cache':
      return cacheFolders;
    case 'secret': {
      const id = optionOf(mount, 'id') ?? 'token';
      return {
        [`/run/secrets/${id}`]: 'the default',
        '/root/.npmrc': 'npm',
        '/root/.netrc': 'curl, Git and Go',
        '/root/.aws/credentials': 'AWS',
        '/root/.docker/config.json': 'registries',
      };
    }
    case 'tmpfs':
      return { '/tmp': 'temporary files' };
    default:
      return { ...pathsAround(model, instruction), '/src': '', '/tmp/context': '' };
  }
}

function pathsAround(model: DockerfileModel, instruction: Instruction): Record<string, string> {
  const stage = model.stageOf(instruction);
  const paths = stage ? knownPaths(model, stage, instruction.span.start) : new Map();
  return Object.fromEntries(paths) as Record<string, string>;
}

/** Paths of the stage that a mount comes from. */
function sourcesOf(
  model: DockerfileModel,
  instruction: Instruction,
  mount: Mount | undefined,
): Readonly<Record<string, string>> {
  const from = optionOf(mount, 'from');
  const stage = from === undefined ? undefined : model.stageNamed(from, instruction);
  return stage ? Object.fromEntries(knownPaths(model, stage)) : {};
}

/** Names that other mounts of the same type have. */
function idsOf(model: DockerfileModel, mount: Mount | undefined): Record<string, string> {
  const ids = new Map<string, string>();
  for (const instruction of model.tree.instructions) {
    if (instruction.kind !== 'RUN') continue;
    for (const other of instruction.mounts) {
      const id = other === mount || other.type !== mount?.type ? undefined : optionOf(other, 'id');
      if (id) ids.set(id, 'used by another RUN');
    }
  }
  if (mount?.type === 'ssh') ids.set('default', 'the default');
  return Object.fromEntries(ids);
}

function variableOf(mount: Mount | undefined): string {
  return (optionOf(mount, 'id') ?? 'token').toUpperCase().replace(/\W+/g, '_');
}

function optionOf(mount: Mount | undefined, name: string): string | undefined {
  return mount?.options.find(({ key }) => key.text.toLowerCase() === name)?.value?.text;
}
