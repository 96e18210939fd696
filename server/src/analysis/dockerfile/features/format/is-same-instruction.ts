import { isSameScript } from '../../../shell/is-same-script.ts';
import { scriptOf } from '../../model/scripts.ts';
import type { Heredoc, Instruction, Token } from '../../syntax/nodes.ts';
import { shellAtoms } from './shell-atoms.ts';

/**
 * Whether two instructions mean the same to BuildKit and to the shell: equal flags, words, values and heredocs.
 * Command lines are equal when their syntax trees are, so blanks outside quotes do not count.
 */
export function isSameInstruction(a: Instruction, b: Instruction): boolean {
  return (
    a.kind === b.kind &&
    isSameList(a.flags.map(textOfFlag), b.flags.map(textOfFlag)) &&
    isSameList(
      a.comments.map(({ text }) => text),
      b.comments.map(({ text }) => text),
    ) &&
    isSameList(a.heredocs.flatMap(textsOfHeredoc), b.heredocs.flatMap(textsOfHeredoc)) &&
    isSameBody(a, b)
  );
}

function isSameBody(a: Instruction, b: Instruction): boolean {
  if (a.json || b.json) {
    return isSameList(valuesOf(a.json), valuesOf(b.json)) && typeOf(a) === typeOf(b);
  }
  if (a.kind === 'ONBUILD' && b.kind === 'ONBUILD') {
    if (!a.trigger || !b.trigger) return a.body.text === b.body.text;
    return isSameInstruction(a.trigger, b.trigger);
  }
  switch (a.kind) {
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
    case 'HEALTHCHECK':
      return typeOf(a) === typeOf(b) && isSameCommandLine(a, b);
    case 'ENV':
    case 'LABEL':
    case 'ARG':
      return isSameList(pairTexts(a), pairTexts(b));
    case 'FROM':
      return isSameList(wordsOfFrom(a), wordsOfFrom(b));
    default:
      return isSameList(a.words.map(textOf), b.words.map(textOf));
  }
}

function isSameCommandLine(a: Instruction, b: Instruction): boolean {
  if (a.body.text === b.body.text) return true;
  if (a.heredocs.length > 0) return isSameList(shellTexts(a), shellTexts(b));
  const [before, after] = [scriptOf(a), scriptOf(b)];
  return before !== undefined && after !== undefined && isSameScript(before, after);
}

function shellTexts({ body: { text } }: Instruction): string[] {
  return shellAtoms(text).map(({ start, end }) => text.slice(start, end));
}

function pairTexts(instruction: Instruction): readonly (string | undefined)[] {
  if (!('pairs' in instruction)) return [];
  return instruction.pairs.flatMap(({ key, value, legacy }) => [
    ...[key.text, value?.text],
    legacy ? 'legacy' : '',
  ]);
}

function wordsOfFrom({ words }: Instruction): string[] {
  return words.map(({ text }, index) => (index === 1 ? text.toLowerCase() : text));
}

function typeOf(instruction: Instruction): string | undefined {
  return instruction.kind === 'HEALTHCHECK' ? instruction.type?.text : undefined;
}

function valuesOf(json: Instruction['json']): readonly string[] {
  return json?.map(({ value }) => value) ?? ['no JSON'];
}

function textOfFlag({ name, value }: Instruction['flags'][number]): string {
  return `${name.text}=${value?.text}`;
}

function textsOfHeredoc({ marker, stripTabs, text, terminator }: Heredoc) {
  return [marker.text, `${stripTabs}`, text, terminator?.text];
}

function textOf({ text }: Token): string {
  return text;
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
