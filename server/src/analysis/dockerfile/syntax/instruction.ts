import type { Span } from '../../core/span.ts';
import { readFlags } from './flags.ts';
import { grammar, instructionNamed } from './grammar.ts';
import { imageReference } from './image-reference.ts';
import type { LogicalText } from './logical-text.ts';
import { mountsOf } from './mounts.ts';
import type {
  Comment,
  ExposedPort,
  Flag,
  Heredoc,
  Instruction,
  InstructionBase,
  KeyValue,
  Token,
  VariableReference,
  Word,
} from './nodes.ts';
import { variablesOf } from './variables.ts';
import { blankSeparated, jsonWords, quotedWords, wordAt } from './words.ts';

/** What can be read of an instruction before its heredocs. */
export interface InstructionHead {
  readonly keyword: Token;
  readonly kind: Instruction['kind'];
  readonly flags: readonly Flag[];
  /** What follows the flags, trimmed. */
  readonly body: LogicalText;
  /** Behind the type of HEALTHCHECK, otherwise the body. */
  readonly command: LogicalText;
  readonly json: readonly Word[] | undefined;
  readonly trigger: InstructionHead | undefined;
}

/** Where an instruction stands. */
export interface InstructionPlace {
  readonly escapeChar: string;
  readonly span: Span;
  readonly comments: readonly Comment[];
  readonly emptyLines: readonly Span[];
  readonly heredocs: readonly Heredoc[];
}

/** Splits a trimmed logical line into keyword, flags and body. */
export function readHead(
  line: LogicalText,
  escapeChar: string,
  isTrigger = false,
): InstructionHead {
  const keywordEnd = /[\t\v\f\r ]|$/.exec(line.text)?.index ?? line.text.length;
  const keyword = tokenAt(line, 0, keywordEnd);
  const kind = instructionNamed(keyword.text) ?? 'UNKNOWN';
  const { flags, rest: body } = readFlags(line.slice(keywordEnd), escapeChar);
  const type = kind === 'HEALTHCHECK' ? (/^\S+\s*/.exec(body.text)?.[0].length ?? 0) : 0;
  const command = type > 0 ? body.slice(type) : body;
  const bodyKind = kind === 'UNKNOWN' ? undefined : grammar[kind].body;
  const takesJson = bodyKind?.startsWith('json') || bodyKind === 'healthcheck';
  return {
    keyword,
    kind,
    flags,
    body,
    command,
    json: takesJson ? jsonWords(command) : undefined,
    // A trigger of a trigger is an error and stays a plain word.
    trigger:
      kind === 'ONBUILD' && body.text && !isTrigger ? readHead(body, escapeChar, true) : undefined,
  };
}

/** Builds the node of an instruction. */
export function buildInstruction(
  head: InstructionHead,
  place: InstructionPlace,
  isTrigger = false,
): Instruction {
  const { kind, flags, body, json } = head;
  const { escapeChar } = place;
  const base = commonParts(head, place, isTrigger);
  const flag = (name: string) => flags.findLast((flag) => flag.name.text === name)?.value;
  switch (kind) {
    case 'FROM': {
      const [image, as, stageName] = base.words;
      const reference = image && imageReference(body.slice(0, image.text.length));
      return Object.assign(base, {
        kind,
        image: reference,
        as,
        stageName,
        platform: flag('platform'),
      });
    }
    case 'ADD':
    case 'COPY': {
      const { words } = base;
      const destination = words.length > 1 ? words.at(-1) : undefined;
      const rest = destination ? words.slice(0, -1) : words;
      const sources = json ? rest : rest.filter((word) => !isHeredocWord(word));
      return Object.assign(base, { kind, from: flag('from'), sources, destination });
    }
    case 'RUN':
      return Object.assign(base, { kind, mounts: mountsOf(flags, escapeChar) });
    case 'ENV':
    case 'LABEL':
      return Object.assign(base, { kind, pairs: pairsOf(body, base.words, escapeChar, true) });
    case 'ARG':
      return Object.assign(base, { kind, pairs: pairsOf(body, base.words, escapeChar, false) });
    case 'EXPOSE':
      return Object.assign(base, { kind, ports: portsOf(body, base.words) });
    case 'USER':
      return Object.assign(base, { kind, ...userOf(body) });
    case 'WORKDIR':
    case 'STOPSIGNAL':
    case 'MAINTAINER':
      return Object.assign(base, { kind, value: base.words[0] });
    case 'HEALTHCHECK': {
      const typeEnd = /^\S+/.exec(body.text)?.[0].length ?? 0;
      const type = typeEnd > 0 ? tokenAt(body, 0, typeEnd) : undefined;
      return Object.assign(base, {
        kind,
        type,
        command: head.command.text ? head.command : undefined,
      });
    }
    case 'ONBUILD': {
      const trigger =
        head.trigger && buildInstruction(head.trigger, triggerPlace(head, place), true);
      return Object.assign(base, { kind, trigger });
    }
    default:
      return Object.assign(base, { kind });
  }
}

function commonParts(
  head: InstructionHead,
  place: InstructionPlace,
  isTrigger: boolean,
): InstructionBase {
  let words: readonly Word[] | undefined;
  let variables: readonly VariableReference[] | undefined;
  return {
    span: place.span,
    keyword: head.keyword,
    flags: head.flags,
    body: head.body,
    // Few ask for the words and variables of a long RUN, so they are read on demand.
    get words() {
      words ??= wordsOf(head, place.escapeChar);
      return words;
    },
    get variables() {
      variables ??= variablesOf(head, place);
      return variables;
    },
    json: head.json,
    heredocs: place.heredocs,
    comments: place.comments,
    emptyLines: place.emptyLines,
    isTrigger,
    derived: new Map(),
  };
}

function triggerPlace(head: InstructionHead, place: InstructionPlace): InstructionPlace {
  const start = head.trigger?.keyword.span.start ?? place.span.start;
  return { ...place, span: { start, end: place.span.end } };
}

function wordsOf(head: InstructionHead, escapeChar: string): readonly Word[] {
  if (head.json) return head.json;
  if (head.kind === 'UNKNOWN') return quotedWords(head.body, escapeChar);
  switch (grammar[head.kind].body) {
    case 'words':
    case 'json-or-words':
      return blankSeparated(head.body, escapeChar);
    case 'value':
      return head.body.text ? [wordAt(head.body, 0, head.body.text.length, escapeChar)] : [];
    default:
      return quotedWords(head.command, escapeChar);
  }
}

function pairsOf(
  body: LogicalText,
  words: readonly Word[],
  escapeChar: string,
  hasLegacyForm: boolean,
): KeyValue[] {
  const [first] = words;
  if (hasLegacyForm && first && !first.text.includes('=')) {
    const keyEnd = /[\t\v\f\r ]+|$/.exec(body.text);
    const end = keyEnd?.index ?? 0;
    const valueStart = end + (keyEnd?.[0].length ?? 0);
    const key = wordAt(body, 0, end, escapeChar);
    const hasValue = valueStart < body.text.length;
    const value = hasValue ? wordAt(body, valueStart, body.text.length, escapeChar) : undefined;
    return [{ span: body.spanOf(0, body.text.length), key, value, legacy: true }];
  }
  let searchFrom = 0;
  return words.map((word) => {
    const start = body.text.indexOf(word.text, searchFrom);
    const end = start + word.text.length;
    searchFrom = end;
    const equals = word.text.indexOf('=');
    const keyEnd = equals < 0 ? end : start + equals;
    return {
      span: word.span,
      key: wordAt(body, start, keyEnd, escapeChar),
      value: equals < 0 ? undefined : wordAt(body, keyEnd + 1, end, escapeChar),
      legacy: false,
    };
  });
}

function portsOf(body: LogicalText, words: readonly Word[]): ExposedPort[] {
  let end = 0;
  return words.map((word) => {
    const start = body.text.indexOf(word.text, end);
    end = start + word.text.length;
    const slash = masked(word.text).indexOf('/');
    return {
      ...word,
      port: tokenAt(body, start, slash < 0 ? end : start + slash),
      protocol: slash < 0 ? undefined : tokenAt(body, start + slash + 1, end),
    };
  });
}

/** The text with the characters of `${…}` replaced, so that their punctuation is not seen. */
function masked(text: string): string {
  if (!text.includes('${')) return text;
  return text.replace(/\$\{[^}]*\}/g, (match) => '_'.repeat(match.length));
}

function userOf(body: LogicalText): { user: Token | undefined; group: Token | undefined } {
  if (body.text === '') return { user: undefined, group: undefined };
  const colon = masked(body.text).indexOf(':');
  const end = colon < 0 ? body.text.length : colon;
  return {
    user: tokenAt(body, 0, end),
    group: colon < 0 ? undefined : tokenAt(body, colon + 1, body.text.length),
  };
}

function isHeredocWord(word: Word): boolean {
  return /^\d*<<-?[^<]+$/.test(word.text);
}

function tokenAt(text: LogicalText, start: number, end: number): Token {
  return { span: text.spanOf(start, end), text: text.text.slice(start, end) };
}
