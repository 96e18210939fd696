import { Environment } from '@marcbachmann/cel-js';

/** An expression in CEL that can be evaluated. */
type CelProgram = ReturnType<Environment['parse']>;

const programs = new Map<string, CelProgram>();
let environment: Environment | undefined;

/** The program of an expression; throws where the library does not read it. */
export function celProgram(expression: string): CelProgram {
  const known = programs.get(expression);
  if (known) return known;
  environment ??= createEnvironment();
  const parsed = environment.parse(expression);
  if (programs.size > 1000) programs.clear();
  programs.set(expression, parsed);
  return parsed;
}

/** What is wrong with an expression, to follow "because"; undefined when it compiles or cannot be judged. */
export function celProblem(
  expression: string,
  wanted: 'bool' | 'string' | undefined,
): string | undefined {
  // Names in backticks are newer than the library.
  if (expression.includes('`') || expression.length > 10_000) return undefined;
  const { error, type } = checked(expression);
  if (error !== undefined) return isGrammar(error.code) ? lowered(error.message) : undefined;
  if (wanted === undefined || type === undefined || !certainTypes.has(type)) return undefined;
  const expected = wanted === 'bool' ? 'true or false' : 'a text';
  return type === wanted ? undefined : `it must give ${expected} and gives a value of type ${type}`;
}

/** The first variable of an expression that is none of the known ones; undefined when that cannot be judged. */
export function unknownCelVariable(
  expression: string,
  known: readonly string[],
): string | undefined {
  const withoutText = expression.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
  const names = withoutText.matchAll(/(?<![\w.`])[A-Za-z_]\w*(?!\s*[(:\w`])/g);
  for (const [name] of names) {
    if (known.includes(name) || words.has(name)) continue;
    // A macro such as `all(x, …)` declares what it calls its items.
    if (new RegExp(`[(,]\\s*${name}\\s*,`).test(withoutText)) continue;
    return name;
  }
  return undefined;
}

function createEnvironment(): Environment {
  return new Environment({
    unlistedVariablesAreDyn: true,
    enableOptionalTypes: true,
    homogeneousAggregateLiterals: false,
  });
}

interface Checked {
  readonly type?: string;
  readonly error?: { readonly code: string; readonly message: string };
}

function checked(expression: string): Checked {
  environment ??= createEnvironment();
  try {
    celProgram(expression);
  } catch (thrown) {
    return { error: { code: 'grammar', message: firstLine(thrown) } };
  }
  try {
    const { type } = environment.check(expression);
    return type === undefined ? {} : { type };
  } catch {
    return {};
  }
}

const isGrammar = (code: string) => code === 'grammar';
const certainTypes: ReadonlySet<string> = new Set(['bool', 'string', 'int', 'uint', 'double']);

/** What the language and its libraries call things of their own. */
const words: ReadonlySet<string> = new Set([
  ...['true', 'false', 'null', 'in', 'int', 'uint', 'double', 'string', 'bytes', 'bool', 'list'],
  ...['map', 'type', 'null_type', 'dyn', 'optional', 'optional_type', 'timestamp', 'duration'],
  ...['google', 'sets', 'math', 'lists', 'strings', 'base64', 'kubernetes', 'cel', 'ip', 'cidr'],
  ...[
    'url',
    'format',
    'quantity',
    'semver',
    'regex',
    'authorizer',
    'net',
    'JSONPatch',
    'jsonpatch',
  ],
]);

function firstLine(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : '';
}

function lowered(text: string): string {
  return `there is a mistake in it (${text.charAt(0).toLowerCase()}${text.slice(1)})`;
}
