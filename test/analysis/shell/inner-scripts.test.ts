import { describe, expect, test } from 'vitest';
import { parseShellScript } from '../../../server/src/analysis/shell/parse-script.ts';
import { shellCall } from '../../../server/src/analysis/shell/shell-call.ts';

const parse = (text: string) =>
  parseShellScript({ text, spanOf: (start, end) => ({ start, end }) });

describe('how a command line starts a shell', () => {
  test.each<[line: string, script: string | undefined, dialect: string | undefined]>([
    ['bash -c x', 'x', 'bash'],
    ['/bin/sh -ec x', 'x', 'sh'],
    ['bash -euxo pipefail -c x', 'x', 'bash'],
    ['bash -o pipefail -lc x', 'x', 'bash'],
    ['bash --login -c -- x', 'x', 'bash'],
    ['busybox sh -c x', 'x', 'sh'],
    ['sudo -u me -E A=1 bash -c x', 'x', 'bash'],
    ['env -u A B=1 sh -c x', 'x', 'sh'],
    ['gosu me sh -c x', 'x', 'sh'],
    ['timeout -s KILL 5 sh -c x', 'x', 'sh'],
    ['tini -- sh -c x', 'x', 'sh'],
    ['xargs -n 1 sh -c x', 'x', 'sh'],
    ['find . -exec sh -c x {} ;', 'x', 'sh'],
    ['su me -c x', 'x', 'bash'],
    ['su - -s /bin/ash me -c x', 'x', 'ash'],
    ['bash', 'input', 'bash'],
    ['sh -s -- x', 'input', 'sh'],
    ['bash x.sh', undefined, undefined],
    ['echo sh -c x', undefined, undefined],
    ['bash -c', undefined, undefined],
    ['su me', undefined, undefined],
    ['find . -name sh -c x', undefined, undefined],
    ['python3 -c x', undefined, undefined],
    ['docker run a sh -c x', undefined, undefined],
  ])('%s', (line, script, dialect) => {
    const words = line.split(' ');
    const call = shellCall(words);
    const found = call && (call.script === undefined ? 'input' : words[call.script]);
    expect([found, call?.shell.dialect]).toEqual([script, dialect]);
  });
});

describe('the commands of a script in quotes', () => {
  test.each<[text: string, commands: string[]]>([
    [`sh -c 'a b; c'`, ['a b', 'c']],
    [`sh -c "a \\"b\\" \\$c"`, ['a \\"b\\" \\$c']],
    [`sh -c 'a '"'"'b'"'"`, [`a '"'"'b'"'`]],
    [`sh -c a\\ b`, ['a\\ b']],
    [`sh -c "a $(b) $c"`, ['b', 'a $(b) $c']],
    [`sh -c "bash -c 'a \\\\\\"b'"`, [`bash -c 'a \\\\\\"b'`, 'a \\\\\\"b']],
    [`sh -c "a \\\nb"`, ['a \\\nb']],
    [`sh -c $a`, []],
    [`sh -c $'a'`, []],
    [`sh <<E\na $b\nE\n`, ['a $b']],
    [`sh <<-'E'\n\ta\n\tE\n`, ['a']],
    [`sh <<E < c\na\nE\n`, []],
    [`cat <<E\na\nE\n`, []],
  ])('%j', (text, commands) => {
    const found = parse(text).commands.filter(({ isInner }, index) => isInner || index > 0);
    expect(found.map(({ span }) => text.slice(span.start, span.end))).toEqual(commands);
  });

  test('what the outer shell replaces has no value, whatever quotes stand around it', () => {
    const words = parse(`sh -c "a '$b' c"`).commands[1]?.arguments ?? [];
    expect(words.map(({ value }) => value)).toEqual([undefined, 'c']);
  });

  test('every part of a script lies inside of it', () => {
    const text = `sh -c "a '\\$b' \\\\ $(c) \\"d\\"" && sh -c 'e; sh -c "f \\$g"'`;
    const { inner } = parse(text);
    expect(inner.length).toBe(2);
    for (const { script, span } of inner) {
      for (let at = 0; at < script.syntax.text.length; at++) {
        const part = script.spanOf(at, at + 1);
        expect(part.start).toBeGreaterThanOrEqual(span.start);
        expect(part.end).toBeLessThanOrEqual(span.end);
        expect(part.end).toBeGreaterThan(part.start);
      }
    }
  });
});
