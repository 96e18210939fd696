import { seeded } from '../../bench/corpora.ts';
import type { CorpusDockerfile } from './corpus.ts';

/** Dockerfiles with one to three random edits each, always the same for the same seed. */
export function randomDamage(
  files: readonly CorpusDockerfile[],
  count: number,
  seed: number,
): CorpusDockerfile[] {
  const random = seeded(seed);
  const lines = files.flatMap(({ text }) => text.split('\n'));
  const words = [...new Set(lines.flatMap((line) => line.split(/\s+/)))];
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const edits: ((text: string, at: number) => string)[] = [
    (text, at) => text.slice(0, at) + text.slice(at + 1),
    (text, at) => text.slice(0, at) + pick(characters) + text.slice(at),
    (text, at) => text.slice(0, at) + pick(characters) + text.slice(at + 1),
    (text, at) =>
      text.slice(0, at) +
      text
        .slice(at, at + 2)
        .split('')
        .reverse()
        .join('') +
      text.slice(at + 2),
    (text, at) => onWord(text, at, () => ''),
    (text, at) => onWord(text, at, () => pick(words)),
    (text, at) => onWord(text, at, (word) => `${word} ${word}`),
    (text, at) => onWord(text, at, (word) => word.toUpperCase()),
    (text, at) => onLine(text, at, () => []),
    (text, at) => onLine(text, at, (line) => [line, line]),
    (text, at) => onLine(text, at, (line) => [pick(lines), line]),
    (text, at) => onLine(text, at, (line) => [line, pick(lines)]),
    (text, at) => onLine(text, at, (line) => [line, pick(lines)].reverse()),
    (text, at) => text.slice(0, at) + text.slice(at).replace(/\s+/, ''),
    (text, at) => text.slice(0, at) + text.slice(at).replace(/ +/, '\n'),
    (text, at) =>
      text.slice(0, at) + text.slice(at).replace('\n', pick(['', ' ', ' \\\n', '\n\n'])),
    (text, at) => text.slice(0, at),
    (text, at) => text.slice(at),
  ];
  return Array.from({ length: count }, (_, index) => {
    const { name, text } = pick(files);
    let damaged = text;
    for (let left = 1 + random(3); left > 0; left--) {
      damaged = pick(edits)(damaged, random(damaged.length + 1));
    }
    return { name: `random ${seed}/${index}: ${name}`, text: damaged };
  });
}

const characters = [...'\\"\'$${}[](),:;=/-_.<>#@&|!?*+%~^` \t\n\raZ09é\u00a0'];

function onWord(text: string, at: number, change: (word: string) => string): string {
  const start = text.slice(0, at).search(/\S*$/);
  const end = at + text.slice(at).search(/\s|$/);
  return text.slice(0, start) + change(text.slice(start, end)) + text.slice(end);
}

function onLine(text: string, at: number, change: (line: string) => readonly string[]): string {
  const lines = text.split('\n');
  const index = text.slice(0, at).split('\n').length - 1;
  return lines.flatMap((line, each) => (each === index ? change(line) : [line])).join('\n');
}
