import type { Pair } from './agreement.ts';

/** Why Slipway says something else than ShellCheck; undefined for a fault of one of them. */
export function intended(pair: Pair, by: 'ShellCheck' | 'Slipway'): string | undefined {
  const { text } = pair.case;
  const { code } = pair.verdict;
  return differences.find(
    (each) => each.by === by && each.codes.test(code) && each.when(text, pair),
  )?.reason;
}

interface Difference {
  readonly by: 'ShellCheck' | 'Slipway';
  readonly codes: RegExp;
  readonly reason: string;
  when(text: string, pair: Pair): boolean;
}

const differences: readonly Difference[] = [
  {
    by: 'ShellCheck',
    codes: /^SC1017$/,
    reason: 'one finding stands for all lines of a script',
    when: () => true,
  },
  {
    by: 'ShellCheck',
    codes: /^SC2012$/,
    reason: 'egrep and fgrep are grep, of which SC2010 speaks',
    when: (text) => /\bls \| [ef]grep\b/.test(text),
  },
  {
    by: 'Slipway',
    codes: /^SC2010$/,
    reason: 'egrep and fgrep are grep',
    when: (text) => /\bls \| [ef]grep\b/.test(text),
  },
  {
    by: 'ShellCheck',
    codes: /^SC2071$/,
    reason: 'only the comparison that is held beside it makes numbers of the values of the build',
    when: (text) => /\[ "\$\w+" > "\$\w+" \]/.test(text),
  },
  {
    by: 'Slipway',
    codes: /^SC2073$/,
    reason: 'only the comparison that is held beside it makes numbers of the values of the build',
    when: (text) => /\[ "\$\w+" > "\$\w+" \]/.test(text),
  },
  {
    by: 'Slipway',
    codes: /^SC20[57]0$/,
    reason: 'test is [ by another name',
    when: (text) => /\btest\b/.test(text),
  },
  {
    by: 'Slipway',
    codes: /^SC3020$/,
    reason: '&>> is no more known than &>',
    when: (text) => text.includes('&>>'),
  },
  {
    by: 'ShellCheck',
    codes: /^SC1010$/,
    reason: 'a program may take the word done',
    when: (text) => /^echo done$/.test(text),
  },
  {
    by: 'ShellCheck',
    codes: /^SC2016$/,
    reason: 'another program reads the sign, or the text is written down for later',
    when: (text) =>
      /\b(?:su|python3?|node|envsubst|xargs|rpm|sed|php|psql)\b/.test(text) ||
      />>|\btee\b/.test(text),
  },
  {
    by: 'ShellCheck',
    codes: /^SC2034$/,
    reason: 'read and loops must name what they do not need',
    when: (text) => /\bread\b|\bfor\b/.test(text),
  },
  {
    by: 'ShellCheck',
    codes: /^SC2034$/,
    reason: 'the base image may export a variable of that name',
    when: (_text, { verdict }) => !/[a-z]/.test(verdict.message.split(' ')[0] ?? ''),
  },
  {
    by: 'ShellCheck',
    codes: /^SC(?:2005|2006|2046|2086)$/,
    reason: 'text inside of escaped backticks is not looked into',
    when: (text) => text.includes('\\`'),
  },
  {
    by: 'ShellCheck',
    codes: /^SC2154$/,
    reason: 'scripts in quotes of trap and alias are not looked into',
    when: (text) => /\b(?:trap|alias)\b/.test(text),
  },
  {
    by: 'ShellCheck',
    codes: /^SC2154$/,
    reason: '[ $a > b ] is taken for what it does: it asks whether the variable is set',
    when: (text) => /\[ \$a > /.test(text),
  },
  {
    by: 'ShellCheck',
    codes: /^SC2(?:086|113|154)$/,
    reason: 'a script that the shell refuses is judged by its syntax alone',
    when: (text) => /\w\(\w+\)|^function \w+\{/.test(text),
  },
  {
    by: 'ShellCheck',
    codes: /^SC2086$/,
    reason: 'a list in braces that the shell leaves alone is one word without blanks',
    when: (text) => /\{1\.\.\d+\}/.test(text),
  },
  {
    by: 'ShellCheck',
    codes: /^SC/,
    reason: 'a comment above the instruction silences it',
    when: (_text, pair) => pair.case.file === 'lint-suppressions.Dockerfile',
  },
  {
    by: 'ShellCheck',
    codes: /^SC301[245]$/,
    reason: '[[ ]] is reported already',
    when: (text) => text.includes('[['),
  },
  {
    by: 'ShellCheck',
    codes: /^SC3018$/,
    reason: 'let is reported already',
    when: (text) => /\blet\b/.test(text),
  },
  {
    by: 'Slipway',
    codes: /^SC3040$/,
    reason: 'dash 0.5.12, that of Debian 12 and Ubuntu 24.04, stops at this option',
    when: (_text, pair) => pair.case.shell.dialect === 'dash',
  },
];

/** Ids that only older versions of ShellCheck use; they stay for comments that name them. */
export const retired: ReadonlySet<string> = new Set(['SC1066', 'SC1068', 'SC2039']);

/** Ids of syntax errors: one error has many of them, and each tool names another place. */
export const syntaxErrors = /^SC10(?:09|36|46|47|5[5-8]|6[12]|7[23]|8[89])$/;
