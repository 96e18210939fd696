import { expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/analysis/core/edit.ts';
import { createSnapshot } from '../../../server/src/analysis/core/snapshot.ts';
import { isSameInstruction } from '../../../server/src/analysis/dockerfile/features/format/is-same-instruction.ts';
import { shellAtoms } from '../../../server/src/analysis/dockerfile/features/format/shell-atoms.ts';
import { formatDockerfile } from '../../../server/src/analysis/dockerfile/features/format.ts';
import { parseDockerfile } from '../../../server/src/analysis/dockerfile/syntax/parse.ts';
import { isSameScript } from '../../../server/src/analysis/shell/is-same-script.ts';
import { parseShellScript } from '../../../server/src/analysis/shell/parse-script.ts';
import { fixtures } from '../../analysis/dockerfile/fixtures.ts';
import { dockerfile, seeded } from '../../bench/corpora.ts';
import { pageDockerfiles, writtenDockerfiles } from './corpus.ts';
import { type Translation, translateAll } from './translate.ts';

/** How many disturbed versions of each Dockerfile are laid out. */
const versions = Number(process.env['ORACLE_FILES'] ?? 8);
const corpus = [
  ...[...writtenDockerfiles(), ...pageDockerfiles()].map(({ text }) => text),
  ...Object.values(fixtures),
  dockerfile(300),
];

test('BuildKit builds the same from what is laid out', async () => {
  const random = seeded(11);
  const texts = corpus.flatMap((text) => [
    text,
    ...Array.from({ length: versions }, () => disturbed(text, random)),
  ]);
  const formatted = texts.map(format);
  const before = await translateAll(texts);
  const after = await translateAll(formatted);
  const changed = texts.flatMap((text, index) => {
    const [was, is] = [before[index], after[index]];
    const difference = was && is && differenceOf(was, is);
    return difference ? [{ difference, text, formatted: formatted[index] }] : [];
  });
  const accepted = before.filter(({ error }) => error === undefined).length;
  const moved = texts.filter((text, index) => text !== formatted[index]).length;
  console.log(
    `BuildKit, layout: ${texts.length} Dockerfiles, ${accepted} accepted, ${moved} laid out anew, ${changed.length} changed`,
  );
  expect(changed.slice(0, 3)).toEqual([]);
});

test('a layout is a fixed point', () => {
  const random = seeded(12);
  const disturbedTexts = corpus.flatMap((text) =>
    Array.from({ length: versions }, () => disturbed(text, random)),
  );
  const moving = disturbedTexts.filter((text) => {
    const once = format(text);
    return format(once) !== once;
  });
  expect(moving.slice(0, 3).map((text) => [text, format(text)])).toEqual([]);
});

function format(text: string): string {
  const uri = 'file:///Dockerfile';
  const snapshot = createSnapshot({ uri, version: 1, language: 'dockerfile', text });
  const whole = { start: 0, end: text.length };
  return applyEdits(text, formatDockerfile(snapshot, whole, { tabSize: 4, insertSpaces: true }));
}

/** The text with a few blanks, quotes and line ends where nobody expects them. */
function disturbed(text: string, random: (below: number) => number): string {
  let changed = text;
  for (let count = 1 + random(4); count > 0; count--) {
    const at =
      random(2) === 0 ? random(changed.length) : changed.indexOf(' ', random(changed.length)) + 1;
    const inserted = disturbances[random(disturbances.length)] ?? '';
    changed = changed.slice(0, at) + inserted + changed.slice(at);
  }
  return changed;
}

const disturbances = [
  ...[
    ' ',
    '  ',
    '\t',
    ' \\\n',
    '\\\n',
    '\\\n  ',
    ' \\ \n\n\t',
    ' \\\n# it\'s "so\n',
    '\n',
    '\n\n\n',
  ],
  ...['"', "'", '\\', '#', ' # ', '$(x  y)', '&& ', ' ; ', '<<E\nx  y\nE\n', '\r', '`', '\v'],
];

/** Where two translations differ: command lines when the shell reads something else, everything else when it is not equal. */
function differenceOf(was: Translation, is: Translation): string | undefined {
  if (was.error !== undefined) {
    return is.error === undefined ? `accepted, not refused: ${was.error}` : undefined;
  }
  if (is.error !== undefined) return `refused: ${is.error}`;
  return differenceIn(was.stages, is.stages, '');
}

function differenceIn(a: unknown, b: unknown, key: string): string | undefined {
  if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null) {
    const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
    const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    for (const name of names) {
      const inner = Array.isArray(a) ? key : name;
      const difference = differenceIn(left[name], right[name], inner);
      if (difference) return difference;
    }
    return undefined;
  }
  const isSame =
    a === b ||
    key === 'local.unique' ||
    (typeof a === 'string' &&
      typeof b === 'string' &&
      ((commands.has(key) && isSameCommand(a, b)) || (key === 'OnBuild' && isSameTrigger(a, b))));
  return isSame ? undefined : `${key}: ${JSON.stringify(a)} is ${JSON.stringify(b)}`;
}

const commands = new Set(['args', 'Cmd', 'Entrypoint', 'Test']);

function isSameCommand(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) =>
    parseShellScript({ text, spanOf: (start, end) => ({ start, end }) }),
  );
  if (left && right && isSameScript(left, right)) return true;
  const [before, after] = [a, b].map(wordsOfFirstLine);
  return a.includes('\n') && before === after;
}

/** A command with heredocs that the shell cannot read: the parts of its first line, and the other lines as they are. */
function wordsOfFirstLine(text: string): string {
  const [first = '', ...lines] = text.split('\n');
  return [...shellAtoms(first).map(({ start, end }) => first.slice(start, end)), ...lines].join(
    '\n',
  );
}

function isSameTrigger(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => parseDockerfile(`ONBUILD ${text}`).instructions[0]);
  return left !== undefined && right !== undefined && isSameInstruction(left, right);
}
