import type { Span } from '../../../core/span.ts';
import type { LogicalText } from '../../syntax/logical-text.ts';
import type { Instruction, Token } from '../../syntax/nodes.ts';
import { shellAtoms } from './shell-atoms.ts';

/** A part of an instruction that stays as it is; the space between two atoms carries no meaning. */
export interface Atom {
  readonly span: Span;
  /** What is written instead of the source; its own text when absent. */
  readonly text?: string;
  readonly role: AtomRole;
  /** True when no blank belongs before it on the same line. */
  readonly isTight?: boolean;
}

/** What an atom is for the layout. */
type AtomRole = 'keyword' | 'flag' | 'word' | 'shell' | 'bracket';

/** How the atoms of an instruction are read. */
export interface AtomOptions {
  /** Writes a keyword in the case of the file. */
  readonly toCase: (keyword: string) => string;
  /** False when the command line is for a shell whose syntax nobody knows here. */
  readonly readsShell: boolean;
}

/** The atoms of an instruction in order, up to its heredocs. */
export function atomsOf(instruction: Instruction, options: AtomOptions): Atom[] {
  const { keyword, flags, body, words } = instruction;
  const atoms: Atom[] = [
    { span: keyword.span, text: options.toCase(keyword.text), role: 'keyword' },
    ...flags.map(({ span }): Atom => ({ span, role: 'flag' })),
  ];
  if (body.text === '') return atoms;
  switch (instruction.kind) {
    case 'ONBUILD':
      return instruction.trigger ? [...atoms, ...atomsOf(instruction.trigger, options)] : atoms;
    case 'HEALTHCHECK': {
      const { type, command } = instruction;
      const kind: Atom[] = type ? [{ span: type.span, role: 'word' }] : [];
      const rest = command ? commandAtoms(instruction, command, options) : [];
      return [...atoms, ...kind, ...rest];
    }
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
    case 'SHELL':
      return [...atoms, ...commandAtoms(instruction, body, options)];
    case 'ENV':
    case 'LABEL':
    case 'ARG':
      return [...atoms, ...pairAtoms(instruction.pairs)];
    case 'FROM':
      return [
        ...atoms,
        ...words.map((word, index): Atom => {
          const isAs = index === 1 && word.text.toLowerCase() === 'as';
          return {
            span: word.span,
            role: 'word',
            ...(isAs && { text: options.toCase(word.text) }),
          };
        }),
      ];
    case 'WORKDIR':
    case 'USER':
    case 'STOPSIGNAL':
    case 'MAINTAINER':
      return [...atoms, { span: body.spanOf(0, body.text.length), role: 'word' }];
    default:
      return [
        ...atoms,
        ...(instruction.json ? jsonAtoms(body, instruction.json) : wordAtoms(words)),
      ];
  }
}

function commandAtoms(
  { json }: Instruction,
  command: LogicalText,
  { readsShell }: AtomOptions,
): Atom[] {
  if (json) return jsonAtoms(command, json);
  const whole = [{ start: 0, end: command.text.length }];
  return (readsShell ? shellAtoms(command.text) : whole).map(({ start, end }) => ({
    span: command.spanOf(start, end),
    role: 'shell',
  }));
}

function pairAtoms(
  pairs: Extract<Instruction, { readonly kind: 'ENV' | 'LABEL' | 'ARG' }>['pairs'],
): Atom[] {
  return pairs.flatMap(({ span, key, value, legacy }): Atom[] =>
    legacy
      ? [key, ...(value ? [value] : [])].map((word) => ({ span: word.span, role: 'word' }))
      : [{ span, role: 'word' }],
  );
}

function wordAtoms(words: readonly Token[]): Atom[] {
  return words.map(({ span }) => ({ span, role: 'word' }));
}

/** `["a", "b"]`: brackets by themselves, so that they may stand on lines of their own. */
function jsonAtoms(text: LogicalText, words: readonly Token[]): Atom[] {
  const last = text.text.length;
  return [
    { span: text.spanOf(0, 1), role: 'word' },
    ...words.map(
      (word, index): Atom => ({
        span: word.span,
        text: index < words.length - 1 ? `${word.text},` : word.text,
        role: 'word',
        isTight: index === 0,
      }),
    ),
    { span: text.spanOf(last - 1, last), role: 'bracket', isTight: true },
  ];
}
