import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { applyEdits } from '../../../../server/src/analysis/core/edit.ts';
import { createDockerfileLanguage } from '../../../../server/src/analysis/dockerfile/dockerfile.ts';
import { dockerfileTree } from '../../../../server/src/analysis/dockerfile/model/dockerfile-model.ts';
import type { Instruction } from '../../../../server/src/analysis/dockerfile/syntax/nodes.ts';
import { seeded } from '../../../bench/corpora.ts';
import { dockerfileAtCursor } from '../dockerfile-at-cursor.ts';

// What a RUN did before a refactoring, a real shell does after it.

const language = createDockerfileLanguage([]);
const commands = [
  ...[
    'echo a',
    'echo "b  c"',
    "echo 'd' \\\n      e",
    'true',
    'false',
    'echo f | cat',
    'false | echo g',
  ],
  ...['(echo h && false)', '(false || echo i)', '{ echo j; }', '[ -n k ]', '[ -z l ]', '! false'],
  ...['if true; then echo m; fi', 'if false; then echo n; else false; fi', 'cd /', 'pwd'],
  ...['X=o', 'echo "$X"', 'echo $(echo p)', 'Y=$(false)', 'for z in q r; do echo $z; done'],
  ...[
    'test -d / -a -d /tmp',
    'echo s >&2',
    'exit 3',
    'set -u',
    'set +e',
    '(echo t; false; echo u)',
  ],
];
const operators = [' && ', ' && \\\n    ', ' && ', ' && \\\n    # note\n    ', ' || ', '; '];

test('a shell does the same before and after', () => {
  const random = seeded(5);
  const pick = (list: readonly string[]) => list[random(list.length)] ?? '';
  const titles = new Map<string, number>();
  for (let round = 0; round < 40; round++) {
    const line = () => {
      const count = 1 + random(4);
      return Array.from({ length: count }, (_, at) => (at ? pick(operators) : '') + pick(commands));
    };
    const text = `FROM a\nRUN ${line().join('')}\nRUN ${line().join('')}\n`;
    for (const heredoc of [text, written(text, 'Write the commands as a heredoc')]) {
      if (heredoc === undefined) continue;
      for (const { title, after } of rewritings(heredoc)) {
        titles.set(title, (titles.get(title) ?? 0) + 1);
        expect({ title, heredoc, after, ...done(after) }).toMatchObject(done(heredoc));
      }
    }
  }
  expect(titles.size).toBeGreaterThanOrEqual(4);
}, 60_000);

function rewritings(text: string) {
  const { snapshot, context } = dockerfileAtCursor(text);
  return dockerfileTree(snapshot).instructions.flatMap(({ span: { start } }) =>
    language
      .refactorings(snapshot, { start, end: start }, context)
      .map(({ title, edits }) => ({ title, after: applyEdits(text, edits) })),
  );
}

function written(text: string, wanted: string): string | undefined {
  return rewritings(text).find(({ title }) => title === wanted)?.after;
}

/** What the RUNs of a Dockerfile write, one after the other, and whether the build goes on to the end. */
function done(text: string): { readonly output: string; readonly status: number | null } {
  const { snapshot } = dockerfileAtCursor(text);
  let output = '';
  for (const instruction of dockerfileTree(snapshot).instructions) {
    if (instruction.kind !== 'RUN') continue;
    const result = spawnSync('/bin/sh', ['-c', scriptOf(instruction)], {
      encoding: 'utf8',
      cwd: '/',
    });
    output += result.stdout;
    if (result.status !== 0) return { output, status: result.status };
  }
  return { output, status: 0 };
}

/** What BuildKit gives to the shell. */
function scriptOf({ heredocs, body }: Instruction): string {
  return heredocs[0]?.text ?? body.text;
}
