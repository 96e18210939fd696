import type { Span } from '../../core/span.ts';
import type { LogicalText } from './logical-text.ts';

/** A Dockerfile as written: every character belongs to a directive, a comment, an instruction or blank space. */
export interface DockerfileTree {
  readonly text: string;
  /** The character that escapes and that continues a line. */
  readonly escape: '\\' | '`';
  readonly directives: readonly Directive[];
  /** Every comment in source order, those inside instructions included, directives excluded. */
  readonly comments: readonly Comment[];
  /** Every instruction in source order; the trigger of ONBUILD hangs off its instruction. */
  readonly instructions: readonly Instruction[];
  /** Everything behind the directives, which the next version takes over where it did not change. */
  readonly pieces: readonly Piece[];
}

/** Lines that are read by themselves: one instruction with its heredocs, one comment or blank line. */
export interface Piece {
  /** The version of the text that it was read from. */
  readonly text: string;
  readonly start: number;
  /** Where the following piece starts. */
  readonly end: number;
  readonly comments: readonly Comment[];
  readonly instruction: Instruction | undefined;
  /** True when the end of the file cut it off: what is written behind it may belong to it. */
  readonly isCut: boolean;
  /** The piece that was parsed, when this one was taken over from elsewhere in a former version. */
  readonly origin?: Piece;
}

/** A piece of source text. Its text leaves out line continuations that its span may cross. */
export interface Token {
  readonly span: Span;
  readonly text: string;
}

/** A parser directive such as `# syntax=docker/dockerfile:1`. */
export interface Directive {
  readonly span: Span;
  /** The name as written; names are compared in lower case. */
  readonly name: Token;
  readonly value: Token;
}

/** A comment line from its `#` to the end of the line. */
export interface Comment {
  readonly span: Span;
  /** The text behind `#`, trimmed. */
  readonly text: string;
}

/** One argument of an instruction. */
export interface Word extends Token {
  /** The text without its quotes and escapes; variables stay as written. */
  readonly value: string;
}

/** A flag such as `--from=build`. */
export interface Flag {
  readonly span: Span;
  /** The name without its dashes. */
  readonly name: Token;
  /** Absent when there is no `=`. */
  readonly value: FlagValueWord | undefined;
}

/** The value of a flag. */
interface FlagValueWord extends Word {
  /** The value as written, for the positions of its parts. */
  readonly logical: LogicalText;
}

/** A reference to a variable: `$NAME`, `${NAME}` or `${NAME:-word}`. */
export interface VariableReference {
  readonly span: Span;
  readonly name: Token;
  /** The operator behind the name, such as `:-`, `:+`, `:?`, `#`, `%`, `/`. */
  readonly operator: string | undefined;
  /** BuildKit replaces `builder` references during the build; the shell replaces the others. */
  readonly expandedBy: 'builder' | 'shell';
}

/** A here-document of RUN, COPY or ADD. */
export interface Heredoc {
  /** The word after `<<`, its quotes included. */
  readonly marker: Token;
  readonly name: string;
  /** Quoted names stop the expansion of variables in the body. */
  readonly quoted: boolean;
  /** True for `<<-`: leading tabs are removed. */
  readonly stripTabs: boolean;
  /** The lines between the instruction and the terminator. */
  readonly body: Span;
  /** The body as written. */
  readonly text: string;
  /** The terminator; absent when the file ends before it. */
  readonly terminator: Token | undefined;
}

/** A name and a value of ENV, LABEL or ARG. */
export interface KeyValue {
  readonly span: Span;
  readonly key: Word;
  /** Absent for `ARG name`. */
  readonly value: Word | undefined;
  /** True for the old form `ENV name value`. */
  readonly legacy: boolean;
}

/** An image reference such as `registry/repository:tag@digest`; its parts may hold variables. */
export interface ImageReference extends Token {
  /** Registry and repository. */
  readonly name: Token;
  readonly tag: Token | undefined;
  readonly digest: Token | undefined;
  readonly hasVariable: boolean;
}

/** One port of EXPOSE. */
export interface ExposedPort extends Word {
  /** A port or a range, without the protocol. */
  readonly port: Token;
  readonly protocol: Token | undefined;
}

/** One key of `RUN --mount`. */
export interface MountOption {
  readonly span: Span;
  /** The key as written; keys are compared in lower case. */
  readonly key: Token;
  readonly value: Token | undefined;
}

/** The value of one `RUN --mount`. */
export interface Mount {
  readonly flag: Flag;
  readonly options: readonly MountOption[];
  /** The type in lower case; `bind` when it is not written. */
  readonly type: string;
}

/** What all instructions have. */
export interface InstructionBase {
  /** From the keyword to the last argument or heredoc terminator, without the last line end. */
  readonly span: Span;
  readonly keyword: Token;
  readonly flags: readonly Flag[];
  /** Everything behind the flags, trimmed, without continuations and comments. */
  readonly body: LogicalText;
  /** The body split at blanks; quotes keep blanks together. In exec form, the strings of the array. */
  readonly words: readonly Word[];
  /** The strings of the JSON array, when the body is one. */
  readonly json: readonly Word[] | undefined;
  readonly heredocs: readonly Heredoc[];
  readonly variables: readonly VariableReference[];
  /** Comments between the lines of this instruction. */
  readonly comments: readonly Comment[];
  /** Blank lines between the lines of this instruction. */
  readonly emptyLines: readonly Span[];
  /** True for the trigger of an ONBUILD. */
  readonly isTrigger: boolean;
  /** What was read off this instruction, shared by its moved copies. Only `perInstruction` touches it. */
  readonly derived: Map<object, unknown>;
}

/** `FROM image [AS name]`. */
export interface FromInstruction extends InstructionBase {
  readonly kind: 'FROM';
  readonly image: ImageReference | undefined;
  readonly as: Token | undefined;
  readonly stageName: Token | undefined;
  readonly platform: Word | undefined;
}

/** `ADD` or `COPY`. */
export interface CopyInstruction extends InstructionBase {
  readonly kind: 'ADD' | 'COPY';
  /** The value of `--from`. */
  readonly from: Word | undefined;
  /** Sources that are not heredocs. */
  readonly sources: readonly Word[];
  readonly destination: Word | undefined;
}

/** `RUN`. */
export interface RunInstruction extends InstructionBase {
  readonly kind: 'RUN';
  readonly mounts: readonly Mount[];
}

/** `CMD` or `ENTRYPOINT`. */
export interface CommandInstruction extends InstructionBase {
  readonly kind: 'CMD' | 'ENTRYPOINT';
}

/** `SHELL`. */
interface ShellInstruction extends InstructionBase {
  readonly kind: 'SHELL';
}

/** `ENV` or `LABEL`. */
interface KeyValueInstruction extends InstructionBase {
  readonly kind: 'ENV' | 'LABEL';
  readonly pairs: readonly KeyValue[];
}

/** `ARG`. */
interface ArgInstruction extends InstructionBase {
  readonly kind: 'ARG';
  readonly pairs: readonly KeyValue[];
}

/** `EXPOSE`. */
interface ExposeInstruction extends InstructionBase {
  readonly kind: 'EXPOSE';
  readonly ports: readonly ExposedPort[];
}

/** `USER`. */
interface UserInstruction extends InstructionBase {
  readonly kind: 'USER';
  readonly user: Token | undefined;
  /** What follows `:`. */
  readonly group: Token | undefined;
}

/** Instructions whose whole body is one value. */
interface ValueInstruction extends InstructionBase {
  readonly kind: 'WORKDIR' | 'STOPSIGNAL' | 'MAINTAINER';
  readonly value: Word | undefined;
}

/** `VOLUME`. */
interface VolumeInstruction extends InstructionBase {
  readonly kind: 'VOLUME';
}

/** `HEALTHCHECK`. */
interface HealthcheckInstruction extends InstructionBase {
  readonly kind: 'HEALTHCHECK';
  /** `CMD`, `NONE` or what stands in their place. */
  readonly type: Token | undefined;
  /** What follows the type; `json` and `words` speak of it. */
  readonly command: LogicalText | undefined;
}

/** `ONBUILD`. */
interface OnbuildInstruction extends InstructionBase {
  readonly kind: 'ONBUILD';
  readonly trigger: Instruction | undefined;
}

/** An instruction that BuildKit doesn't know. */
interface UnknownInstruction extends InstructionBase {
  readonly kind: 'UNKNOWN';
}

/** Any instruction; `kind` is its upper-case name. */
export type Instruction =
  | FromInstruction
  | CopyInstruction
  | RunInstruction
  | CommandInstruction
  | ShellInstruction
  | KeyValueInstruction
  | ArgInstruction
  | ExposeInstruction
  | UserInstruction
  | ValueInstruction
  | VolumeInstruction
  | HealthcheckInstruction
  | OnbuildInstruction
  | UnknownInstruction;

/** The upper-case names of the instructions. */
export type InstructionName = Exclude<Instruction['kind'], 'UNKNOWN'>;

/** The instructions of some kinds, for `instruction.kind === kind`. */
export type InstructionOf<Kind extends Instruction['kind'], Node = Instruction> = Node extends {
  readonly kind: infer Own;
}
  ? [Own & Kind] extends [never]
    ? never
    : Node & { readonly kind: Own & Kind }
  : never;

/** The effective instruction: the trigger of an ONBUILD, otherwise the instruction itself. */
export function withoutOnbuild(instruction: Instruction): Instruction {
  return instruction.kind === 'ONBUILD' && instruction.trigger ? instruction.trigger : instruction;
}

/** The flag of a name, the last one when it is repeated. */
export function flagOf(instruction: InstructionBase, name: string): Flag | undefined {
  return instruction.flags.findLast((flag) => flag.name.text === name);
}
