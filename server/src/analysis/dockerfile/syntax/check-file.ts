import { checkInstruction } from './check-instruction.ts';
import { nameOf } from './directives.ts';
import type { BuildError } from './errors.ts';
import { movedFindings, perInstruction } from './moved-instruction.ts';
import type { Directive, DockerfileTree } from './nodes.ts';

/** What BuildKit refuses of a file without looking at stages and values. */
export function* checkFile(tree: DockerfileTree): Generator<BuildError> {
  yield* checkDirectives(tree.directives);
  yield* checkStart(tree);
  for (const instruction of tree.instructions) {
    yield* movedFindings(instruction, errorsOf(instruction, tree.escape));
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

function* checkOptions({ value }: Directive): Generator<BuildError> {
  const options = value.text.split(' ')[0] ?? '';
  const bad = options.split(';').find((option) => {
    const [key, setting] = option.split('=');
    if (key?.trim() === 'error') return !/^(?:1|t|true|0|f|false)$/i.test(setting?.trim() ?? '');
    return setting === undefined || !/^(?:skip|experimental)$/.test(key?.trim() ?? '');
  });
  if (bad === undefined) return;
  yield {
    rule: 'invalid-check-directive',
    span: value.span,
    message: `The build stops because the directive takes "skip=…", "error=true" and "experimental=…", not "${bad}".`,
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
      span: instructions.at(-1)?.keyword.span ?? { start: 0, end: Math.min(text.length, 1) },
      message: 'The build stops because the file has no FROM, so there is nothing to build.',
    };
  }
}
