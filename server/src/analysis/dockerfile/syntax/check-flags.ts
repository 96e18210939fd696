import type { Fix } from '../../core/finding.ts';
import type { Span } from '../../core/span.ts';
import type { BuildError } from './errors.ts';
import { type FlagGrammar, grammar } from './grammar.ts';
import { nearestName } from './nearest-name.ts';
import type { Flag, Instruction } from './nodes.ts';

/** What BuildKit refuses of the flags of an instruction. */
export function* checkFlags(instruction: Instruction): Generator<BuildError> {
  if (instruction.kind === 'UNKNOWN' || ignoresFlags(instruction)) return;
  const known = grammar[instruction.kind].flags;
  const seen = new Set<string>();
  for (const flag of instruction.flags) {
    const name = flag.name.text;
    const spec = known.find((candidate) => candidate.name === name);
    if (!spec) {
      yield unknownFlag(flag, instruction, known);
      continue;
    }
    if (seen.has(name) && !spec.repeatable) {
      yield {
        rule: 'duplicate-flag',
        span: flag.span,
        message: `The build stops because "--${name}" is given twice and only one value can hold.`,
      };
    }
    seen.add(name);
    yield* checkValue(flag, spec);
  }
}

/** An edit that replaces a misspelt word by the word that was probably meant. */
export function spellingFix(span: Span, word: string): Fix {
  return { title: `Change to "${word}"`, safety: 'unsafe', edits: [{ span, text: word }] };
}

/** `"a", "b" or "c"`, for messages. */
export function choiceOf(values: readonly string[]): string {
  const quoted = values.map((value) => `"${value}"`);
  return [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)].filter(Boolean).join(' or ');
}

/** BuildKit never looks at the flags of these. */
function ignoresFlags(instruction: Instruction): boolean {
  if (instruction.kind === 'HEALTHCHECK') return instruction.type?.text.toUpperCase() === 'NONE';
  return instruction.kind === 'ARG' || instruction.kind === 'STOPSIGNAL';
}

function unknownFlag(
  flag: Flag,
  instruction: Instruction,
  known: readonly FlagGrammar[],
): BuildError {
  const names = known.map((candidate) => candidate.name);
  const meant = nearestName(flag.name.text, names);
  return {
    rule: 'unknown-flag',
    span: { start: flag.span.start, end: flag.name.span.end },
    message: `The build stops because ${instruction.kind} has no flag "--${flag.name.text}".`,
    ...(meant ? { fixes: [spellingFix(flag.name.span, meant)] } : {}),
  };
}

function* checkValue(flag: Flag, spec: FlagGrammar): Generator<BuildError> {
  const { value } = flag;
  if (!value || (value.value === '' && spec.value.type === 'boolean')) {
    if (!value && spec.value.type === 'boolean') return;
    yield {
      rule: 'missing-flag-value',
      span: flag.span,
      message: `The build stops because "--${spec.name}" has no value.`,
    };
    return;
  }
  const problem = value.value === '' ? undefined : problemOf(value.value, spec);
  if (!problem) return;
  const rule = spec.value.type === 'duration' ? 'invalid-duration' : 'invalid-flag-value';
  const choices = spec.value.type === 'choice' ? spec.value.values : ['true', 'false'];
  const hasChoices = spec.value.type === 'choice' || spec.value.type === 'boolean';
  const meant = hasChoices ? nearestName(value.value.toLowerCase(), choices) : undefined;
  yield {
    rule,
    span: value.span,
    message: `The build stops because ${problem}.`,
    ...(meant ? { fixes: [spellingFix(value.span, meant)] } : {}),
  };
}

function problemOf(value: string, { name, value: kind }: FlagGrammar): string | undefined {
  switch (kind.type) {
    case 'boolean':
      return /^(?:true|false)$/i.test(value)
        ? undefined
        : `"--${name}" takes "true" or "false", not "${value}"`;
    case 'choice':
      return kind.values.includes(value)
        ? undefined
        : `"--${name}" takes ${choiceOf(kind.values)}, not "${value}"`;
    case 'duration':
      return durationProblem(value, name);
    case 'count':
      return /^\+?\d+$/.test(value) && Number(value) < 2 ** 31
        ? undefined
        : `"--${name}" takes a whole number that is not negative, not "${value}"`;
    default:
      return undefined;
  }
}

const unitsInMilliseconds: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** Durations as Go writes them; zero stands for the default. */
function durationProblem(value: string, name: string): string | undefined {
  if (/^[-+]?0$/.test(value)) return undefined;
  if (!/^[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(value)) {
    return /^\d+$/.test(value)
      ? `"--${name}" needs a unit behind the number, such as "${value}s"`
      : `"--${name}" takes a duration such as "30s" or "1m30s", not "${value}"`;
  }
  const total = [...value.matchAll(/([\d.]+)([a-zµμ]+)/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (unitsInMilliseconds[unit ?? ''] ?? 0),
    0,
  );
  const isTooShort = total !== 0 && (value.startsWith('-') || total < 1);
  return isTooShort ? `"--${name}" cannot be shorter than one millisecond` : undefined;
}
