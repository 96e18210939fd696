/** One line of a `.dockerignore` file that says something. */
export interface IgnorePattern {
  /** Zero-based line of the file. */
  readonly line: number;
  /** The pattern without `!`, cleaned as BuildKit does. */
  readonly glob: string;
  /** True for `!pattern`, which brings files back. */
  readonly isException: boolean;
  /** True when BuildKit refuses it: an exception of nothing, a class that is never closed, a lone `\`. */
  readonly isMalformed: boolean;
  /** Whether the pattern matches exactly this path. */
  matches(path: string): boolean;
}

/** Reads one line; none for comments and blank lines. */
export function parseIgnorePattern(line: string, index: number): IgnorePattern[] {
  // Only a `#` in the first column starts a comment.
  if (line.startsWith('#')) return [];
  const trimmed = trim(line);
  if (trimmed === '' || trimmed.length > longestPattern) return [];
  const isException = trimmed.startsWith('!');
  const written = isException ? trim(trimmed.slice(1)) : trimmed;
  const glob = written === '' ? '' : cleanPath(written).replace(/^\/(?=.)/, '');
  const isMalformed = isRefused(glob, isException);
  const matches = isMalformed ? () => false : matcherOf(glob);
  return [{ line: index, glob, isException, isMalformed, matches }];
}

/** No path is longer. */
const longestPattern = 4096;

/** As Go's `filepath.Clean`. */
export function cleanPath(path: string): string {
  const isRooted = path.startsWith('/');
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else if (!isRooted) steps.push(step);
  }
  return (isRooted ? '/' : '') + steps.join('/') || '.';
}

/** As Go's `strings.TrimSpace`, which leaves a byte order mark where it is. */
function trim(text: string): string {
  return text.replace(/^[^\S\uFEFF]+/, '').replace(/[^\S\uFEFF]+$/, '');
}

function isRefused(glob: string, isException: boolean): boolean {
  if (isException && (glob === '' || glob === '/')) return true;
  if ([...glob].some(isControl)) return true;
  const rest = glob.replace(escapeOrClass, (text) => (isBackwards(text) ? '[' : ''));
  return /[[\\]/.test(rest);
}

function isControl(character: string): boolean {
  return (character < ' ' && character !== '\t') || character === '\x7F';
}

const classItem = /(?:\\[\s\S]|[^\-\]\\])(?:-(?:\\[\s\S]|[^\-\]\\]))?/;
const escapeOrClass = new RegExp(`\\\\[\\s\\S]|\\[(?:\\^|(?!\\^))(?:${classItem.source})+\\]`, 'g');

/** A class with a range whose end stands before its start. */
function isBackwards(text: string): boolean {
  if (!text.startsWith('[')) return false;
  return [...text.matchAll(/([^\\])-(.)(?!$)/gs)].some(([, low = '', high = '']) => low > high);
}

/** A step of a pattern: what one character must be, or how many more may come. */
type Step =
  | { readonly kind: 'one'; takes(character: string): boolean }
  | { readonly kind: 'many'; takes(character: string): boolean }
  /** Whole folders, each with its slash; or nothing. */
  | { readonly kind: 'folders' };

/** Whether one step of a path matches a pattern of Go's `filepath.Match`, as COPY has them. */
export function matchesName(pattern: string, name: string): boolean {
  return matcherOf(pattern.replace(/\*+/g, '*'))(name);
}

function matcherOf(glob: string): (path: string) => boolean {
  const wildcard = glob.search(/[*?[\]\\]/);
  if (wildcard < 0) return (path) => path === glob;
  const rest = glob.slice(wildcard);
  if (rest === '**' || rest === '**/') return (path) => path.startsWith(glob.slice(0, wildcard));
  const suffix = glob.slice(2);
  if (glob.startsWith('**') && !/[*?[\]\\]/.test(suffix)) {
    return (path) => path.endsWith(suffix) || (suffix.startsWith('/') && path === suffix.slice(1));
  }
  const alternatives = alternativesOf(glob);
  const needed = glob.includes('|') ? '' : longestLiteral(glob);
  return (path) => path.includes(needed) && alternatives.some((steps) => matchesSteps(steps, path));
}

/** Letters that stand in every path that matches; most paths are told apart by them alone. */
function longestLiteral(glob: string): string {
  const literals = glob.replace(escapeOrClass, '*').split(/[*?/\]]/);
  return literals.reduce((longest, one) => (one.length > longest.length ? one : longest), '');
}

/** BuildKit leaves `|` to its regular expressions, where each side of it need only match at its end of the path. */
function alternativesOf(glob: string): readonly (readonly Step[])[] {
  let current: Step[] = [];
  const alternatives = [current];
  for (const { 0: text, index } of glob.matchAll(parts)) {
    if (text === '|') {
      current.push(anything);
      current = [anything];
      alternatives.push(current);
    } else {
      // At its end a pattern takes everything that is left.
      const isLast = index > 0 && index + text.length === glob.length;
      current.push(isLast && text.startsWith('**') ? anything : stepOf(text));
    }
  }
  return alternatives;
}

const anything: Step = { kind: 'many', takes: () => true };

function stepOf(text: string): Step {
  if (text.startsWith('**')) return { kind: 'folders' };
  if (text === '*') return { kind: 'many', takes: isNoSlash };
  if (text === '?') return { kind: 'one', takes: isNoSlash };
  if (/^(?:\[.|\\[\da-zA-Z]$)/s.test(text)) {
    const expression = expressionOf(text);
    return { kind: 'one', takes: (character) => expression.test(character) };
  }
  const wanted = text.startsWith('\\') ? text.slice(1) : text;
  return { kind: 'one', takes: (character) => character === wanted };
}

const parts = /\*\*\/?|\\[\s\S]|\[\^?(?:\\[\s\S]|[^\]\\])+\]|[\s\S]/gu;

/** A class, or the escape of a letter, which is no plain letter in BuildKit's regular expressions. */
function expressionOf(text: string): RegExp {
  return /^\\[^dDsSwWfnrtv]$/.test(text) ? /(?!)/ : new RegExp(`^${text}$`, 's');
}

function isNoSlash(character: string): boolean {
  return character !== '/';
}

/** Follows all ways through the steps at once, so that no pattern takes long. */
function matchesSteps(steps: readonly Step[], path: string): boolean {
  let at = withSkipped(steps, new Set([0]));
  let inside = foldersAt(steps, at);
  for (const character of path) {
    const next = new Set<number>();
    for (const index of at) {
      const step = steps[index];
      if (!step || step.kind === 'folders' || !step.takes(character)) continue;
      next.add(step.kind === 'one' ? index + 1 : index);
    }
    if (character === '/') for (const index of inside) next.add(index + 1);
    at = withSkipped(steps, next);
    inside = new Set([...inside, ...foldersAt(steps, at)]);
    if (at.size === 0 && inside.size === 0) return false;
  }
  return at.has(steps.length);
}

/** The places that can be reached without another character. */
function withSkipped(steps: readonly Step[], places: Set<number>): Set<number> {
  // A set hands out what is added while it is walked.
  for (const index of places) {
    const step = steps[index];
    if (step && step.kind !== 'one') places.add(index + 1);
  }
  return places;
}

function foldersAt(steps: readonly Step[], places: ReadonlySet<number>): Set<number> {
  return new Set([...places].filter((index) => steps[index]?.kind === 'folders'));
}
