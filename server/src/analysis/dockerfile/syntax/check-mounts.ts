import { choiceOf, spellingFix } from './check-flags.ts';
import type { BuildError } from './errors.ts';
import {
  type MountKey,
  mountKeyNamed,
  mountKeys,
  mountTypes,
  sharingModes,
} from './mount-grammar.ts';
import { nearestName } from './nearest-name.ts';
import type { Mount, MountOption, RunInstruction } from './nodes.ts';

/** What BuildKit refuses of `RUN --mount`. Values with variables are judged by nobody. */
export function* checkMounts(run: RunInstruction): Generator<BuildError> {
  for (const mount of run.mounts) {
    const errors = mount.options.flatMap((option) => [...checkOption(option, mount)]);
    if (mount.options.length === 0) errors.push(error(mount.flag, 'the mount is empty'));
    yield* errors;
    if (errors.length === 0) yield* checkWhole(mount);
  }
}

function* checkOption(option: MountOption, mount: Mount): Generator<BuildError> {
  const name = option.key.text.toLowerCase();
  const key = mountKeyNamed(name);
  if (option.key.text.includes('"') || option.value?.text.includes('"')) {
    yield error(option, 'a quote stands in the middle of an option');
    return;
  }
  if (!key) {
    const names = mountKeys.map((candidate) => candidate.name);
    yield error(option.key, `a mount has no key "${option.key.text}"`, nearestName(name, names));
    return;
  }
  if (name === 'required' && mount.type !== 'bind' && !isTypeKnown(option, mount)) {
    yield error(option.key, '"required" stands before the "type" of the mount');
    return;
  }
  if (!option.value) {
    if (key.value !== 'boolean') yield error(option, `"${name}" has no value`);
    return;
  }
  if (option.value.text.includes('$')) {
    if (key.name === 'from' && /\$./.test(option.value.text)) {
      yield {
        rule: 'variable-in-from-flag',
        span: option.value.span,
        message:
          'The build stops because "from" takes no variables; a stage made by "FROM $VARIABLE AS name" can be named instead.',
      };
    }
    return;
  }
  yield* checkMountValue(option, option.value.text, mount);
}

/** What BuildKit refuses of the value of an option once its variables are replaced. */
export function* checkMountValue(
  option: MountOption,
  value: string,
  mount: Mount,
): Generator<BuildError> {
  const name = option.key.text.toLowerCase();
  const key = mountKeyNamed(name);
  if (!key) return;
  if (mount.type in mountTypes && key.types && !key.types.some((type) => type === mount.type)) {
    // BuildKit takes keys that mean nothing for the type, but for these.
    if (['required', 'size', 'mode', 'uid', 'gid', 'sharing'].includes(key.name)) {
      yield error(option.key, `a mount of type "${mount.type}" has no "${name}"`);
      return;
    }
  }
  const problem = problemOf(value, key);
  if (problem) yield error(option.value ?? option, problem.message, problem.meant);
}

/** BuildKit reads from left to right and takes a mount for a bind mount until it sees its type. */
function isTypeKnown(option: MountOption, { options }: Mount): boolean {
  const before = options.slice(0, options.indexOf(option));
  return before.some(({ key }) => key.text.toLowerCase() === 'type');
}

function* checkWhole(mount: Mount): Generator<BuildError> {
  const value = (name: string) =>
    mount.options.findLast((option) => {
      const key = option.key.text.toLowerCase();
      return key === name || mountKeyNamed(key)?.aliasOf === name;
    });
  const whole = { span: mount.flag.span, text: '' };
  const target = value('target')?.value;
  if (mount.type === 'secret') {
    if (value('from')) yield error(value('from') ?? whole, 'a secret does not come from a stage');
    if (!value('id') && !value('source') && !value('target')) {
      yield error(whole, 'a secret needs an "id"');
    }
    if (value('id') && value('source')) {
      yield error(value('source') ?? whole, 'a secret takes "id" or "source" but not both');
    }
  } else if (mount.type === 'ssh') {
    if (value('source')) yield error(value('source') ?? whole, 'an SSH mount takes no "source"');
  } else if (target && /^\/+$/.test(target.text)) {
    yield error(target, 'nothing can be mounted over the root folder');
  }
}

interface Problem {
  readonly message: string;
  readonly meant?: string | undefined;
}

function problemOf(value: string, key: MountKey): Problem | undefined {
  const lower = value.toLowerCase();
  const choice = (names: readonly string[]): Problem | undefined =>
    names.includes(lower)
      ? undefined
      : {
          message: `"${key.name}" takes ${choiceOf(names)}, not "${value}"`,
          meant: nearestName(lower, names),
        };
  const matches = (pattern: RegExp, what: string): Problem | undefined =>
    pattern.test(value) ? undefined : { message: `"${key.name}" takes ${what}, not "${value}"` };
  switch (key.value) {
    case 'type':
      return choice(Object.keys(mountTypes));
    case 'sharing':
      return choice(Object.keys(sharingModes));
    case 'boolean':
      return matches(/^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/, '"true" or "false"');
    case 'octal':
      return matches(/^[0-7]{1,11}$/, 'an octal number such as "0755"');
    case 'number':
      return matches(/^\d{1,10}$/, 'a number');
    case 'size':
      return matches(/^\d+(?:\.\d+)? ?(?:[kmgtp]i?b?|b)?$/i, 'a size such as "64m"');
    default:
      return undefined;
  }
}

function error(
  place: Pick<MountOption, 'span'>,
  problem: string,
  meant?: string | undefined,
): BuildError {
  return {
    rule: 'invalid-mount',
    span: place.span,
    message: `The build stops because ${problem}.`,
    ...(meant ? { fixes: [spellingFix(place.span, meant)] } : {}),
  };
}
