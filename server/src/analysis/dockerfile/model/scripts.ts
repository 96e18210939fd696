import { shellOfScript } from '../../shell/dialect.ts';
import { parseShellScript, type ShellSource } from '../../shell/parse-script.ts';
import type { ShellScript } from '../../shell/script.ts';
import { shiftScript } from '../../shell/shift-script.ts';
import { type LogicalText, plainText } from '../syntax/logical-text.ts';
import { distanceOf, perInstruction } from '../syntax/moved-instruction.ts';
import type { CopyInstruction, Heredoc, Instruction } from '../syntax/nodes.ts';

/** The shell script of an instruction, if it has one; parsed when it is first asked for, and only once. */
export function scriptOf(instruction: Instruction): ShellScript | undefined {
  const parsed = parsedScript(instruction);
  const by = distanceOf(instruction);
  if (!parsed || by === 0) return parsed;
  const known = movedScripts.get(instruction);
  if (known) return known;
  const script = shiftScript(parsed, by);
  movedScripts.set(instruction, script);
  return script;
}

const movedScripts = new WeakMap<Instruction, ShellScript>();

const parsedScript = perInstruction((instruction) => {
  const source = scriptText(instruction);
  return source && parseShellScript(source);
});

/** What the shell reads: the command line with its heredocs, or a heredoc that is a script by itself. */
function scriptText(instruction: Instruction): ShellSource | undefined {
  const { body, heredocs } = instruction;
  const [heredoc] = heredocs;
  switch (instruction.kind) {
    case 'ADD':
    case 'COPY':
      return heredocs.length === 1 && heredoc ? copiedScript(heredoc, instruction) : undefined;
    case 'CMD':
    case 'ENTRYPOINT':
      return instruction.json ? undefined : body;
    case 'HEALTHCHECK':
      if (instruction.json || instruction.type?.text.toUpperCase() !== 'CMD') return undefined;
      return instruction.command;
    case 'RUN': {
      if (instruction.json) return undefined;
      if (!heredoc) return body;
      const isWhole = /^\d*<<-?\s*[^<\s]+$/.test(body.text);
      if (!isWhole) return withHeredocs(body, heredocs, instruction.span.end);
      const isShell = shellOfScript(heredoc.text, 'none') !== undefined;
      return isShell ? plainText(heredoc.text, heredoc.body.start) : undefined;
    }
    default:
      return undefined;
  }
}

/** A file that its first line or its name calls a shell script, unless the builder changes its text. */
function copiedScript(heredoc: Heredoc, { destination }: CopyInstruction): ShellSource | undefined {
  const isNamed = /\.(?:ba|da|k)?sh$/.test(destination?.value ?? heredoc.name);
  const isShell = shellOfScript(heredoc.text, isNamed ? 'none' : undefined) !== undefined;
  const isVerbatim = heredoc.quoted || !/[$\\]/.test(heredoc.text);
  return isShell && isVerbatim ? plainText(heredoc.text, heredoc.body.start) : undefined;
}

/** A command line followed by its heredocs, as the shell gets it from the builder. */
function withHeredocs(line: LogicalText, heredocs: readonly Heredoc[], limit: number): ShellSource {
  const parts: { text: string; start: number; source: number }[] = [];
  let text = `${line.text}\n`;
  for (const { body, text: lines, terminator } of heredocs) {
    const indent = terminator ? '\t'.repeat(terminator.span.start - body.end) : '';
    const part = `${lines}${indent}${terminator?.text ?? ''}\n`;
    parts.push({ text: part, start: text.length, source: body.start });
    text += part;
  }
  const offsetOf = (offset: number): number => {
    const part = parts.findLast(({ start }) => start <= offset);
    if (part) return Math.min(part.source + offset - part.start, limit);
    return line.spanOf(offset, offset).start;
  };
  return {
    text,
    spanOf: (start, end) => ({
      start: offsetOf(start),
      end: end > start ? Math.min(offsetOf(end - 1) + 1, limit) : offsetOf(start),
    }),
  };
}
