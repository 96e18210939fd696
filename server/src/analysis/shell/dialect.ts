/** The language of a shell; `sh` is a POSIX shell of unknown make, `ash` that of busybox. */
export type Dialect = 'sh' | 'dash' | 'ash' | 'bash' | 'ksh' | 'zsh';

/** A shell as it is started. */
export interface Shell {
  readonly dialect: Dialect;
  /** True when it is told to stop at the first command that fails. */
  readonly exitsOnError: boolean;
}

/**
 * The shell that a command line starts, such as the words of SHELL.
 * Undefined for PowerShell, cmd and every other program that reads another language.
 */
export function shellOf(words: readonly string[]): Shell | undefined {
  for (const [index, word] of words.entries()) {
    const name = /[^/]*$/.exec(word)?.[0] ?? '';
    const dialect = dialects.get(name);
    if (dialect) {
      const options = words.slice(index + 1);
      const exitsOnError = options.some((option) => /^-[a-z]*e|^errexit$/.test(option));
      return { dialect, exitsOnError };
    }
    if (/^(?:powershell|pwsh|cmd)(?:\.exe)?$/i.test(/[^/\\]*$/.exec(word)?.[0] ?? '')) break;
  }
  return undefined;
}

/** The shell that the first line of a script names; `otherwise` when it names no program. */
export function shellOfScript<T>(text: string, otherwise: T): Shell | undefined | T {
  const shebang = /^#!(.*)/.exec(text)?.[1];
  return shebang === undefined ? otherwise : shellOf(shebang.trim().split(/\s+/));
}

const dialects = new Map<string, Dialect>([
  ['sh', 'sh'],
  ['dash', 'dash'],
  ['ash', 'ash'],
  ['busybox', 'ash'],
  ['bash', 'bash'],
  ['rbash', 'bash'],
  ['ksh', 'ksh'],
  ['ksh93', 'ksh'],
  ['mksh', 'ksh'],
  ['zsh', 'zsh'],
]);
