import { type Shell, shellOf } from './dialect.ts';

/** A command line that starts a shell with a script of its own. */
export interface ShellCall {
  readonly shell: Shell;
  /** The word that is the script; absent when the shell reads it from its input. */
  readonly script?: number;
}

/**
 * How a command line starts a shell: `bash -ec script`, also behind `sudo`, `env` and their relatives, or `su -c script`.
 * Words that depend on expansions are undefined; so is the answer when no script of a shell can be told.
 */
export function shellCall(words: readonly (string | undefined)[]): ShellCall | undefined {
  let at = 0;
  for (let name = nameAt(words, at); name !== undefined; name = nameAt(words, at)) {
    if (name === 'su' || name === 'runuser') return loginCall(words, at);
    if (name === 'find') {
      at = words.findIndex((word) => /^-(?:exec|execdir|ok)$/.test(word ?? '')) + 1;
      if (at === 0) return undefined;
      continue;
    }
    const starter = starters.get(name);
    if (!starter || (name === 'busybox' && at + 1 === words.length)) return directCall(words, at);
    at = behind(words, at + 1, starter.valued) + (starter.leading ?? 0);
  }
  return undefined;
}

interface Starter {
  /** Options that take the next word. */
  readonly valued?: RegExp;
  /** How many words stand before the command. */
  readonly leading?: number;
}

/** Programs that start the command behind them. */
const starters = new Map<string, Starter>([
  ['busybox', {}],
  ['chrt', { leading: 1 }],
  ['command', {}],
  ['dumb-init', {}],
  ['eatmydata', {}],
  ['env', { valued: /^-[uC]$/ }],
  ['exec', { valued: /^-a$/ }],
  ['gosu', { leading: 1 }],
  ['nice', { valued: /^-n$/ }],
  ['nohup', {}],
  ['su-exec', { leading: 1 }],
  ['sudo', { valued: /^-[ugphCrtTRD]$/ }],
  ['time', { valued: /^-[of]$/ }],
  ['timeout', { valued: /^-[ks]$/, leading: 1 }],
  ['tini', { valued: /^-[pe]$/ }],
  ['xargs', { valued: /^-[adEILnPs]$/ }],
]);

function nameAt(words: readonly (string | undefined)[], at: number): string | undefined {
  const word = words[at];
  return word && /[^/]*$/.exec(word)?.[0];
}

/** The place behind options and assignments. */
function behind(words: readonly (string | undefined)[], from: number, valued?: RegExp): number {
  let at = from;
  for (let word = words[at]; word && /^-|^\w+=/.test(word); word = words[at]) {
    at += valued?.test(word) ? 2 : 1;
    if (word === '--') break;
  }
  return at;
}

function directCall(words: readonly (string | undefined)[], at: number): ShellCall | undefined {
  const shell = shellOf([words[at] ?? '']);
  if (!shell) return undefined;
  let exitsOnError = false;
  let isCommand = false;
  let isInput = false;
  let next = at + 1;
  for (; next < words.length; next++) {
    const word = words[next];
    if (word === undefined && !isCommand) return undefined;
    if (word === undefined || !/^[-+]./.test(word)) break;
    if (word === '--') {
      next++;
      break;
    }
    if (word.startsWith('--')) {
      if (word === '--rcfile' || word === '--init-file') next++;
      continue;
    }
    const letters = word.slice(1);
    if (word.startsWith('-')) {
      exitsOnError ||= letters.includes('e');
      isCommand ||= letters.includes('c');
      isInput ||= letters.includes('s');
    }
    if (/o/i.test(letters)) {
      next++;
      exitsOnError ||= words[next] === 'errexit';
    }
  }
  const started = { shell: { ...shell, exitsOnError } };
  if (isCommand) return next < words.length ? { ...started, script: next } : undefined;
  return isInput || next >= words.length ? started : undefined;
}

/** The shell is that of the user, so that nothing is held against bash. */
function loginCall(words: readonly (string | undefined)[], at: number): ShellCall | undefined {
  const option = words.findIndex(
    (word, index) => index > at && /^(?:-\w*c|--command|--session-command)$/.test(word ?? ''),
  );
  const named = words.findIndex((word) => word === '-s' || word === '--shell');
  const shell = named > 0 ? shellOf([words[named + 1] ?? '']) : undefined;
  if (option < 0 || option + 1 >= words.length || (named > 0 && !shell)) return undefined;
  return { shell: shell ?? { dialect: 'bash', exitsOnError: false }, script: option + 1 };
}
