import type { Span } from '../../core/span.ts';
import { checkInstruction } from './check-instruction.ts';
import { checkOptionsOf, nameOf } from './directives.ts';
import type { BuildError } from './errors.ts';
import { movedFindings, perInstruction } from './moved-instruction.ts';
import type { Directive, DockerfileTree } from './nodes.ts';

/** What BuildKit refuses of a file without looking at stages and values. */
export function* checkFile(tree: DockerfileTree): Generator<BuildError> {
  yield* checkDirectives(tree.directives);
  yield* checkStart(tree);
  let unknown = 0;
  for (const instruction of tree.instructions) {
    // A file of another language would be nothing but unknown instructions.
    if (instruction.kind === 'UNKNOWN' && ++unknown > 20) continue;
    const errors = errorsOf(instruction, tree.escape);
    if (errors.length > 0) yield* movedFindings(instruction, errors);
  }
}

/** Another escape character makes other instructions, so it need not be compared. */
const errorsOf = perInstruction((instruction, escapeChar: string): readonly BuildError[] => [
  ...checkInstruction(instruction, escapeChar),
]);

function* checkDirectives(directives: readonly Directive[]): Generator<BuildError> {
  const seen = new Set<string>();
  for (const directive of directives) {
    const name = nameOf(directive);
    const { value } = directive;
    if (seen.has(name)) {
      yield {
        rule: 'duplicate-directive',
        span: directive.span,
        message: `The build stops because the directive "${name}" is given twice.`,
      };
    } else if (name === 'escape' && value.text !== '\\' && value.text !== '`') {
      yield {
        rule: 'invalid-escape-directive',
        span: value.span,
        message: `The build stops because the escape character is "\\" or "\`", not "${value.text}".`,
      };
    } else if (name === 'check') {
      yield* checkOptions(directive);
    }
    seen.add(name);
  }
}

function* checkOptions(directive: Directive): Generator<BuildError> {
  const bad = checkOptionsOf(directive).find(([key, value]) => {
    if (key === 'error') return !/^(?:1|t|true|0|f|false)$/i.test(value ?? '');
    return value === undefined || !/^(?:skip|experimental)$/.test(key);
  });
  if (bad === undefined) return;
  yield {
    rule: 'invalid-check-directive',
    span: directive.value.span,
    message: `The build stops because the directive takes "skip=…", "error=true" and "experimental=…", not "${bad.join('=')}".`,
  };
}

function* checkStart({ instructions, text }: DockerfileTree): Generator<BuildError> {
  const first = instructions.find(({ kind }) => kind !== 'ARG' && kind !== 'UNKNOWN');
  if (first?.kind === 'FROM') return;
  if (first) {
    yield {
      rule: 'instruction-before-from',
      span: first.keyword.span,
      message: `The build stops because ${first.kind} comes before the first FROM and belongs to no stage.`,
    };
  } else if (!instructions.some(({ kind }) => kind === 'UNKNOWN')) {
    yield {
      rule: 'no-build-stage',
      span: instructions.at(-1)?.keyword.span ?? lastLine(text),
      message: 'The build stops because the file has no FROM, so there is nothing to build.',
    };
  }
}

/** The last line of a text with its end; BuildKit names it when nothing else is there to be named. */
function lastLine(text: string): Span {
  const end = text.length;
  return { start: end < 2 ? 0 : text.lastIndexOf('\n', end - 2) + 1, end };
}
