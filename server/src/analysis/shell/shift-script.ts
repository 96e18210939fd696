import { type Span, shiftSpan } from '../core/span.ts';
import type { InnerScript, ShellCommand, ShellScript, ShellWord } from './script.ts';

/** The script as it stands `by` offsets further down; its commands are moved when they are first looked at. */
export function shiftScript(script: ShellScript, by: number): ShellScript {
  let commands: readonly ShellCommand[] | undefined;
  let inner: readonly InnerScript[] | undefined;
  return {
    isComplete: script.isComplete,
    syntax: script.syntax,
    spanOf: (start, end) => shiftSpan(script.spanOf(start, end), by),
    get commands() {
      commands ??= script.commands.map((command) => new ShiftedCommand(command, by));
      return commands;
    },
    get inner() {
      inner ??= script.inner.map((each) => ({
        ...each,
        script: shiftScript(each.script, by),
        span: shiftSpan(each.span, by),
      }));
      return inner;
    },
  };
}

/** A part of a script that stands elsewhere. */
abstract class Shifted<Part extends { readonly span: Span }> {
  protected readonly origin: Part;
  protected readonly by: number;

  constructor(origin: Part, by: number) {
    this.origin = origin;
    this.by = by;
  }

  get span(): Span {
    return shiftSpan(this.origin.span, this.by);
  }
}

class ShiftedWord extends Shifted<ShellWord> implements ShellWord {
  get text(): string {
    return this.origin.text;
  }
  get value(): string | undefined {
    return this.origin.value;
  }
  get isQuoted(): boolean {
    return this.origin.isQuoted;
  }
}

class ShiftedCommand extends Shifted<ShellCommand> implements ShellCommand {
  private movedName: ShellWord | undefined;
  private movedArguments: readonly ShellWord[] | undefined;

  get name(): ShellWord | undefined {
    if (this.origin.name) this.movedName ??= new ShiftedWord(this.origin.name, this.by);
    return this.movedName;
  }
  get arguments(): readonly ShellWord[] {
    this.movedArguments ??= this.origin.arguments.map((word) => new ShiftedWord(word, this.by));
    return this.movedArguments;
  }
  get assignments(): ShellCommand['assignments'] {
    return this.origin.assignments.map((assignment) => ({
      ...this.#shifted(assignment),
      value: assignment.value && new ShiftedWord(assignment.value, this.by),
    }));
  }
  get redirects(): ShellCommand['redirects'] {
    return this.origin.redirects.map((redirect) => ({
      ...this.#shifted(redirect),
      target: redirect.target && new ShiftedWord(redirect.target, this.by),
    }));
  }
  get operator(): ShellCommand['operator'] {
    return this.origin.operator && this.#shifted(this.origin.operator);
  }
  get pipeline(): number {
    return this.origin.pipeline;
  }
  get context(): ShellCommand['context'] {
    return this.origin.context;
  }
  get startsScript(): boolean {
    return this.origin.startsScript;
  }
  get isInner(): boolean {
    return this.origin.isInner;
  }

  #shifted<Part extends { readonly span: Span }>(part: Part): Part {
    return { ...part, span: shiftSpan(part.span, this.by) };
  }
}
