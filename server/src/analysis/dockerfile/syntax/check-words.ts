import type { BuildError } from './errors.ts';
import { type ExpansionProblem, parseExpansion } from './expansion.ts';
import { grammar } from './grammar.ts';
import type { LogicalText } from './logical-text.ts';
import type { Instruction, Token } from './nodes.ts';

const messages: Readonly<Record<ExpansionProblem['kind'], string>> = {
  'unclosed-quote': 'The build stops because this quote is not closed.',
  'unclosed-variable': 'The build stops because this variable is not closed by "}".',
  'bad-variable': 'The build stops because no variable name follows "${".',
  'unknown-operator':
    'The build stops because BuildKit does not know what follows the variable name.',
};

/** What BuildKit refuses of quotes and variables in the words that it expands. */
export function* checkWords(instruction: Instruction, escapeChar: string): Generator<BuildError> {
  yield* checkFlagWords(instruction, escapeChar);
  for (const token of expandedTokens(instruction)) {
    if (!/[$'"]/.test(token.text)) continue;
    const { problems } = parseExpansion(token.text, { escapeChar, quotes: true });
    // BuildKit stops at the first problem of a word; what follows is mostly its echo.
    const [problem] = problems;
    if (!problem) continue;
    const offset = instruction.body.text.indexOf(token.text, searchFrom(instruction.body, token));
    yield {
      rule: problem.kind === 'unclosed-quote' ? 'unclosed-quote' : 'invalid-variable',
      span:
        offset < 0
          ? token.span
          : instruction.body.spanOf(offset + problem.start, offset + problem.end),
      message: messages[problem.kind],
    };
    // The end of one open quote looks like the start of the next.
    if (problem.kind === 'unclosed-quote') return;
  }
}

function* checkFlagWords(instruction: Instruction, escapeChar: string): Generator<BuildError> {
  if (instruction.kind === 'UNKNOWN') return;
  const { flags } = grammar[instruction.kind];
  for (const { name, value } of instruction.flags) {
    if (!value?.text.includes('$')) continue;
    if (!flags.some((flag) => flag.name === name.text && flag.expands)) continue;
    const [problem] = parseExpansion(value.value, { escapeChar, quotes: true }).problems;
    if (!problem || problem.kind === 'unclosed-quote') continue;
    yield { rule: 'invalid-variable', span: value.span, message: messages[problem.kind] };
  }
}

/** The words that BuildKit expands one by one. */
function expandedTokens(instruction: Instruction): readonly Token[] {
  switch (instruction.kind) {
    case 'FROM':
      return instruction.words.slice(0, 1);
    case 'ENV':
    case 'LABEL':
      return instruction.pairs.flatMap(({ key, value }) => (value ? [key, value] : [key]));
    case 'ARG':
      return instruction.pairs.flatMap(({ value }) => value ?? []);
    case 'ADD':
    case 'COPY':
      return instruction.json ? [] : [...instruction.sources, ...rest(instruction.destination)];
    case 'VOLUME':
      return instruction.json ? [] : instruction.words;
    case 'EXPOSE':
    case 'STOPSIGNAL':
    case 'USER':
    case 'WORKDIR':
      return instruction.words;
    default:
      return [];
  }
}

function rest(word: Token | undefined): readonly Token[] {
  return word ? [word] : [];
}

/** The offset in a body from which a token is found; tokens know only where they stand in the source. */
function searchFrom(body: LogicalText, token: Token): number {
  let low = 0;
  let high = body.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (body.spanOf(middle, middle + 1).start < token.span.start) low = middle + 1;
    else high = middle;
  }
  return low;
}
