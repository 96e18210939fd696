import type { SemanticToken, SemanticTokenType } from '../../../core/features.ts';
import type { Span } from '../../../core/span.ts';
import { scriptOf } from '../../model/scripts.ts';
import { grammar, instructionNamed } from '../../syntax/grammar.ts';
import { type LogicalText, plainText } from '../../syntax/logical-text.ts';
import type { Flag, Heredoc, Instruction, InstructionOf, Token } from '../../syntax/nodes.ts';
import { shellTokens } from './shell-tokens.ts';
import { emitInto, inOrder } from './token-sink.ts';
import { wordTokens } from './word-tokens.ts';

/**
 * What an instruction says by itself, in order and where it was parsed; names of stages and images need the other
 * instructions.
 */
export function instructionTokens(
  instruction: Instruction,
  escapeChar: string,
): readonly SemanticToken[] {
  const tokens: SemanticToken[] = [];
  const { keyword, kind } = instruction;
  if (kind === 'UNKNOWN') return tokens;
  put(tokens, keyword.span, 'keyword', kind === 'MAINTAINER' ? ['deprecated'] : undefined);
  for (const flag of instruction.flags) flagTokens(tokens, instruction, flag, escapeChar);
  if (kind === 'ONBUILD') {
    if (instruction.trigger) tokens.push(...instructionTokens(instruction.trigger, escapeChar));
    return tokens;
  }
  if (!instruction.isTrigger) {
    for (const { span } of instruction.comments) put(tokens, span, 'comment');
  }
  bodyTokens(tokens, instruction, escapeChar);
  return inOrder(tokens);
}

function flagTokens(
  tokens: SemanticToken[],
  instruction: Instruction,
  { span, name, value }: Flag,
  escapeChar: string,
): void {
  put(tokens, { start: span.start, end: name.span.end }, 'parameter');
  if (!value) return;
  put(tokens, { start: name.span.end, end: value.span.start }, 'operator');
  const type = flagType(instruction, name.text);
  if (type === 'stage') return;
  if (type === 'mount') {
    mountTokens(tokens, instruction, value.span);
    wordTokens(value.text, { escapeChar, quotes: true }, emitInto(tokens, value.logical));
  } else {
    const colours = { escapeChar, quotes: true, plain: type };
    wordTokens(value.text, colours, emitInto(tokens, value.logical));
  }
}

function flagType(instruction: Instruction, name: string): SemanticTokenType | 'stage' | 'mount' {
  const known = instructionNamed(instruction.kind);
  const flag = known && grammar[known].flags.find((candidate) => candidate.name === name);
  switch (flag?.value.type) {
    case 'stage':
    case 'mount':
      return flag.value.type;
    case 'boolean':
    case 'choice':
    case 'platform':
      return 'enumMember';
    case 'duration':
    case 'count':
      return 'number';
    default:
      return 'string';
  }
}

function mountTokens(tokens: SemanticToken[], instruction: Instruction, within: Span): void {
  if (instruction.kind !== 'RUN') return;
  const mount = instruction.mounts.find(({ flag }) => flag.value?.span.start === within.start);
  for (const { key, value } of mount?.options ?? []) {
    const name = key.text.toLowerCase();
    put(tokens, key.span, 'property');
    if (!value || name === 'from' || value.text.includes('$')) continue;
    const isChoice = name === 'type' || name === 'sharing' || /^(?:true|false)$/i.test(value.text);
    put(tokens, value.span, isChoice ? 'enumMember' : 'string');
  }
}

function bodyTokens(tokens: SemanticToken[], instruction: Instruction, escapeChar: string): void {
  const { body, json, heredocs } = instruction;
  const words = (text: LogicalText = body) =>
    wordTokens(text.text, { escapeChar, quotes: true }, emitInto(tokens, text));
  switch (instruction.kind) {
    case 'FROM':
      if (instruction.as) put(tokens, instruction.as.span, 'keyword');
      if (instruction.stageName) put(tokens, instruction.stageName.span, 'class', ['declaration']);
      return;
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
      if (json) jsonTokens(tokens, json);
      else scriptTokens(tokens, instruction, body);
      return;
    case 'SHELL':
      jsonTokens(tokens, json ?? []);
      return;
    case 'HEALTHCHECK':
      if (instruction.type) put(tokens, instruction.type.span, 'keyword');
      if (json) jsonTokens(tokens, json);
      else if (instruction.command) scriptTokens(tokens, instruction, instruction.command);
      return;
    case 'ARG':
    case 'ENV':
    case 'LABEL':
      pairTokens(tokens, instruction);
      words();
      return;
    case 'EXPOSE':
      for (const { port, protocol } of instruction.ports) {
        if (/^[\d-]+$/.test(port.text)) put(tokens, port.span, 'number');
        if (protocol && !protocol.text.includes('$')) put(tokens, protocol.span, 'enumMember');
      }
      words();
      return;
    case 'STOPSIGNAL':
      if (/^\w+$/.test(body.text)) put(tokens, body.spanOf(0, body.text.length), 'enumMember');
      words();
      return;
    case 'MAINTAINER':
      emitInto(tokens, body)(0, body.text.length, 'string');
      return;
    case 'ADD':
    case 'COPY':
      for (const heredoc of heredocs) heredocTokens(tokens, heredoc, escapeChar);
      words();
      return;
    default:
      words();
      return;
  }
}

function pairTokens(
  tokens: SemanticToken[],
  { kind, pairs }: InstructionOf<'ENV' | 'LABEL' | 'ARG'>,
): void {
  for (const { key, value, legacy } of pairs) {
    if (!/["'$]/.test(key.text)) {
      if (kind === 'LABEL') put(tokens, key.span, 'property');
      else put(tokens, key.span, 'variable', ['declaration']);
    }
    if (value && !legacy) put(tokens, { start: key.span.end, end: key.span.end + 1 }, 'operator');
  }
}

function jsonTokens(tokens: SemanticToken[], json: readonly Token[]): void {
  for (const { span } of json) put(tokens, span, 'string');
}

/** The command line, and the bodies of its heredocs: scripts of the shell, or text for another program. */
function scriptTokens(
  tokens: SemanticToken[],
  instruction: Instruction,
  commandLine: LogicalText,
): void {
  const script = scriptOf(instruction);
  const names = new Set(script?.commands.map(({ name }) => name?.span.start));
  const colour = (text: LogicalText) =>
    shellTokens(text.text, emitInto(tokens, text), (start) =>
      names.has(text.spanOf(start, start + 1).start),
    );
  colour(commandLine);
  for (const { text, body, terminator } of instruction.heredocs) {
    const source = plainText(text, body.start);
    const isScript = script?.commands.some(
      ({ span }) => span.start >= body.start && span.start < body.end,
    );
    if (isScript) colour(source);
    else emitInto(tokens, source)(0, text.length, 'string');
    if (terminator) put(tokens, terminator.span, 'macro');
  }
}

function heredocTokens(tokens: SemanticToken[], heredoc: Heredoc, escapeChar: string): void {
  const { marker, text, body, quoted, terminator } = heredoc;
  put(tokens, marker.span, 'macro');
  const source = plainText(text, body.start);
  if (quoted) emitInto(tokens, source)(0, text.length, 'string');
  else {
    const colours = { escapeChar, quotes: false, plain: 'string' as const };
    wordTokens(text, colours, emitInto(tokens, source));
  }
  if (terminator) put(tokens, terminator.span, 'macro');
}

function put(
  tokens: SemanticToken[],
  span: Span,
  type: SemanticTokenType,
  modifiers?: SemanticToken['modifiers'],
): void {
  tokens.push(modifiers ? { span, type, modifiers } : { span, type });
}
