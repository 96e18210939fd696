/** Decides which files of a context a `.dockerignore` file keeps out of a build. */
export interface DockerIgnore {
  /** `path` is relative to the context, with slashes. */
  ignores(path: string): boolean;
  /** False when nothing below the folder can be in the build, so that it need not be read. */
  mayHoldFiles(folder: string): boolean;
}

interface Pattern {
  readonly negated: boolean;
  readonly expression: RegExp;
  /** The path up to the first wildcard. */
  readonly literal: string;
}

/**
 * Reads a `.dockerignore` file with the meaning that the engine gives it, which is not Git's:
 * every pattern starts at the root of the context, and the last one that matches decides.
 * https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export function parseDockerIgnore(text: string): DockerIgnore {
  const patterns = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap(parsePattern);
  const negated = patterns.filter((pattern) => pattern.negated);
  const ignores = (path: string) => {
    let ignored = false;
    for (const pattern of patterns) {
      if (pattern.negated === ignored && matchesWithParents(pattern, path)) {
        ignored = !pattern.negated;
      }
    }
    return ignored;
  };
  return {
    ignores,
    mayHoldFiles: (folder) =>
      !ignores(folder) ||
      negated.some(
        ({ literal }) => `${folder}/`.startsWith(literal) || literal.startsWith(`${folder}/`),
      ),
  };
}

/** A pattern for a folder holds for all that is in it. */
function matchesWithParents({ expression }: Pattern, path: string): boolean {
  for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
    if (expression.test(path.slice(0, end))) return true;
  }
  return expression.test(path);
}

function parsePattern(line: string): Pattern[] {
  // Only a `#` in the first column starts a comment.
  if (line.startsWith('#')) return [];
  const trimmed = line.trim();
  const negated = trimmed.startsWith('!');
  const glob = cleanPath(negated ? trimmed.slice(1).trim() : trimmed);
  if (glob === '' || glob === '.') return [];
  const expression = toExpression(glob);
  const literal = /^[^*?[\\]*/.exec(glob)?.[0] ?? '';
  return expression ? [{ negated, expression, literal }] : [];
}

/** As Go's filepath.Clean: no empty parts, no `.`, and `..` stays within the root. */
function cleanPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

const wildcards: readonly (readonly [RegExp, (text: string) => string])[] = [
  [/(?:\*\*\/?)+$/y, () => '.*'],
  [/(?:\*\*\/?)+/y, () => '(?:.*/)?'],
  [/\*/y, () => '[^/]*'],
  [/\?/y, () => '[^/]'],
  [/\\[\s\S]/y, (text) => escapeExpression(text.slice(1))],
  [/\[\^?(?:\\[\s\S]|[^\]\\])+\]/y, (text) => text],
  [/[\s\S]/y, escapeExpression],
];

function toExpression(glob: string): RegExp | undefined {
  let source = '';
  let at = 0;
  while (at < glob.length) {
    for (const [expression, translate] of wildcards) {
      expression.lastIndex = at;
      const text = expression.exec(glob)?.[0];
      if (text === undefined) continue;
      source += translate(text);
      at += text.length;
      break;
    }
  }
  try {
    return new RegExp(`^${source}$`, 's');
  } catch {
    // The engine refuses a malformed class; ignoring the line is the harmless reading.
    return undefined;
  }
}

function escapeExpression(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
