import type { Span } from '../core/span.ts';
import type { Shell } from './dialect.ts';
import type { ShellSyntax } from './syntax.ts';

/** A shell script as the flat list of its simple commands, in source order; those of inner scripts follow their caller. */
export interface ShellScript {
  readonly commands: readonly ShellCommand[];
  /** The scripts that it hands to other shells, and those that stand beside it in its instruction. */
  readonly inner: readonly InnerScript[];
  /** True when the script could be read to its end without a syntax error. */
  readonly isComplete: boolean;
  /** Words, expansions and compound commands, with offsets of their own text. */
  readonly syntax: ShellSyntax;
  /** Where a part of the script's text stands in the source. */
  spanOf(start: number, end: number): Span;
}

/** A script inside an instruction that another shell reads than the one that reads its command line. */
export interface InnerScript {
  readonly script: ShellScript;
  /** As it is started; `sh` is whatever the image has under that name. */
  readonly shell: Shell;
  /** Everything that is written of it, without the quotes around. */
  readonly span: Span;
  /** False when the outer shell replaces some of its text first, so that its syntax cannot be told. */
  readonly isVerbatim: boolean;
  /** True when it sees the variables that the outer script exports. */
  readonly inheritsVariables: boolean;
  /** What cannot be written inside without changing what stands around. */
  readonly unfit: RegExp;
}

/** A simple command: `A=1 name argument … > file`. */
export interface ShellCommand {
  readonly span: Span;
  /** Absent when there are only assignments or redirects. */
  readonly name: ShellWord | undefined;
  /** Everything behind the name; `sudo`, `env`, `exec` are not looked through. */
  readonly arguments: readonly ShellWord[];
  readonly assignments: readonly ShellAssignment[];
  readonly redirects: readonly ShellRedirect[];
  /** What joins it to the command before it in the same list; absent for the first one. */
  readonly operator: ShellOperator | undefined;
  /** Commands with the same number are joined by `|`. */
  readonly pipeline: number;
  /** The innermost construct around it. */
  readonly context: ShellContext;
  /** True when it does nothing but hand a script to another shell, whose commands follow. */
  readonly startsScript: boolean;
  /** True when it stands in a script that another command hands to a shell; its context is never `top`. */
  readonly isInner: boolean;
}

/** A word of a command. */
export interface ShellWord {
  readonly span: Span;
  /** As written. */
  readonly text: string;
  /** The word without quotes; undefined when it depends on a variable, a command or a glob. */
  readonly value: string | undefined;
  readonly isQuoted: boolean;
}

/** `NAME=value` before a command or by itself. */
export interface ShellAssignment {
  readonly span: Span;
  readonly name: string;
  /** Absent for arrays. */
  readonly value: ShellWord | undefined;
}

/** `> file`, `2>&1`, `<<EOF` and their relatives. */
export interface ShellRedirect {
  readonly span: Span;
  readonly operator: string;
  readonly target: ShellWord | undefined;
}

/** What stands between two commands. */
export interface ShellOperator {
  readonly span: Span;
  readonly text: '&&' | '||' | ';' | '&' | '|' | '|&' | '\n';
}

/** The construct that a command stands in. */
export type ShellContext =
  | 'top'
  | 'group'
  | 'subshell'
  | 'condition'
  | 'branch'
  | 'loop'
  | 'function'
  | 'substitution';
