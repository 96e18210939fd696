import type { ShellCommand, ShellWord } from '../../shell/script.ts';
import type { CopyInstruction, Instruction } from '../syntax/nodes.ts';
import { type AccountChange, changeOfAccounts } from './account-commands.ts';
import type { BaseAccounts } from './base-accounts.ts';
import { type BuildStep, perStep } from './build-steps.ts';
import type { Accounts, NamedAccount } from './image.ts';
import { absolutePath, baseName, isWithin } from './paths.ts';

/** The users and groups of an image after a step. */
export function createAccounts(
  base: BaseAccounts | undefined,
  last: BuildStep | undefined,
): Accounts {
  let known: Known | undefined;
  const whole = () => {
    known ??= readAccounts(base, last);
    return known;
  };
  const state = (kind: 'users' | 'groups') => (name: string) => {
    const { isOpen, mayComeFromPackages, [kind]: accounts } = whole();
    if (accounts.has(name)) return 'present';
    if (isOpen || (mayComeFromPackages && !isMadeByHand(name))) return 'unknown';
    return 'missing';
  };
  return {
    get users() {
      return [...whole().users.values()];
    },
    get groups() {
      return [...whole().groups.values()];
    },
    hasUser: state('users'),
    hasGroup: state('groups'),
  };
}

interface Known {
  readonly users: ReadonlyMap<string, NamedAccount>;
  readonly groups: ReadonlyMap<string, NamedAccount>;
  /** True when any other may be there, too. */
  readonly isOpen: boolean;
  /** True when a package that was installed may have made users of its own. */
  readonly mayComeFromPackages: boolean;
}

/** Names that people give to users, and packages do not. */
function isMadeByHand(name: string): boolean {
  return /^(?:app|application|appuser|apprunner|user|users?\d+|node|nodejs|nextjs|python|django|flask|fastapi|celery|rails|ruby|deno|bun|java|spring|quarkus|go|golang|rust|nonroot|non-root|dev|developer|devuser|web|webapp|service|svc|runner|worker|api|server|deploy|container|dockeruser|myuser|myapp|me|vscode|default)$/.test(
    name,
  );
}

/** What is known after a step; each step of a build is looked at once, however many images are asked for. */
function readAccounts(base: BaseAccounts | undefined, last: BuildStep | undefined): Known {
  const unread: BuildStep[] = [];
  let step = last;
  for (; step && !knownAfter.has(step); step = step.before) unread.push(step);
  let known = (step && knownAfter.get(step)) ?? accountsOf(base);
  for (const next of unread.reverse()) {
    for (const change of changesOf(next)) known = changed(known, change, next.shown);
    knownAfter.set(next, known);
  }
  return known;
}

const knownAfter = new WeakMap<BuildStep, Known>();

function accountsOf(base: BaseAccounts | undefined): Known {
  const named = (names: readonly string[] = []) =>
    new Map(names.map((name) => [name, { name, origin: undefined }]));
  return {
    users: named(base?.users),
    groups: named(base?.groups),
    isOpen: !base,
    mayComeFromPackages: !base?.isComplete,
  };
}

function changed(known: Known, change: AccountChange, origin: Instruction): Known {
  switch (change.kind) {
    case 'user':
    case 'group': {
      const { name } = change;
      const list = change.kind === 'user' ? 'users' : 'groups';
      // Nobody writes so many by hand, and each one copies those before it.
      if (known[list].size > mostAccounts) return { ...known, isOpen: true };
      return { ...known, [list]: new Map(known[list]).set(name, { name, origin }) };
    }
    case 'packages':
      return known.mayComeFromPackages ? known : { ...known, mayComeFromPackages: true };
    case 'any':
      return known.isOpen ? known : { ...known, isOpen: true };
  }
}

const mostAccounts = 300;

const changesOf = perStep((step): readonly AccountChange[] => {
  const { instruction, script } = step;
  if (instruction.kind === 'RUN') {
    if (!script?.isComplete) return [{ kind: 'any' }];
    const read = (word: ShellWord) => word.value ?? expanded(word, step);
    return script.commands.flatMap((command: ShellCommand) => changeOfAccounts(command, read));
  }
  return instruction.kind === 'COPY' || instruction.kind === 'ADD'
    ? changesOfCopy(instruction, step)
    : [];
});

/** A copy into /etc may bring another /etc/passwd. */
function changesOfCopy(
  copy: CopyInstruction,
  { scope, workdir }: BuildStep,
): readonly AccountChange[] {
  const target = copy.destination && scope().expand(copy.destination.text);
  const path = target === undefined ? undefined : absolutePath(target, workdir);
  if (path === undefined) return [{ kind: 'any' }];
  const mayHold = path === '/' || path === '/etc' || /^\/etc\/(?:passwd|group)$/.test(path);
  if (!mayHold) return [];
  const names = copy.sources.map(({ value }) => baseName(value));
  // Files of other names into / or /etc leave the accounts as they are.
  const areOthers = names.every((name) => /\.\w+$/.test(name) && !/^\.+$/.test(name));
  return areOthers && !isWithin(path, '/etc/passwd') && copy.heredocs.length === 0
    ? []
    : [{ kind: 'any' }];
}

/** The value of a word that is one variable of the build. */
function expanded(word: ShellWord, { scope }: BuildStep): string | undefined {
  if (!/^"?\$\{?[A-Za-z_]\w*\}?"?$/.test(word.text)) return undefined;
  const name = /\w+/.exec(word.text)?.[0] ?? '';
  return scope().lookup(name)?.value;
}
