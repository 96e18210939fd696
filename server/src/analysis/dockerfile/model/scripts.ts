import { type Shell, shellOfScript } from '../../shell/dialect.ts';
import { parseShellScript } from '../../shell/parse-script.ts';
import type { InnerScript, ShellScript } from '../../shell/script.ts';
import { type ShellCall, shellCall } from '../../shell/shell-call.ts';
import type { ShellSource } from '../../shell/shell-source.ts';
import { shiftScript } from '../../shell/shift-script.ts';
import { jsonText } from '../../shell/unquoted-text.ts';
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

const parsedScript = perInstruction((instruction): ShellScript | undefined => {
  if (instruction.kind === 'ADD' || instruction.kind === 'COPY') return copiedScripts(instruction);
  const call = execCall(instruction);
  if (call) return execScript(instruction, call);
  const source = scriptText(instruction);
  return source && parseShellScript(source);
});

/** How the words of exec form start a shell: `["sh", "-c", "script"]`. */
export function execCall({ kind, json }: Instruction): ShellCall | undefined {
  if (!json || !startsProcess.has(kind)) return undefined;
  const call = shellCall(json.map(({ value }) => value));
  return call?.script === undefined ? undefined : call;
}

const startsProcess: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'RUN']);

function execScript(instruction: Instruction, { script }: ShellCall): ShellScript | undefined {
  const body =
    'command' in instruction ? (instruction.command ?? instruction.body) : instruction.body;
  const strings = [...body.text.matchAll(/"(?:[^"\\]|\\.)*"/g)];
  const found = strings[script ?? -1];
  return found && parseShellScript(jsonText(found.index, found.index + found[0].length, body));
}

/** The first of the scripts that are written into the image, with the others beside it. */
function copiedScripts(instruction: CopyInstruction): ShellScript | undefined {
  const [first, ...others] = scriptHeredocs(instruction);
  if (!first) return undefined;
  const script = parseShellScript(plainText(first.text, first.body.start));
  if (others.length === 0) return script;
  const beside = others.map((heredoc): InnerScript => {
    const source = plainText(heredoc.text, heredoc.body.start);
    return {
      script: parseShellScript(source),
      shell: shellOfCopied(heredoc) ?? unknownShell,
      span: heredoc.body,
      isVerbatim: true,
      inheritsVariables: false,
      unfit: /^(?!)/,
    };
  });
  return { ...script, inner: [...script.inner, ...beside] };
}

/** The shell that a script is written for that is copied into the image; without a shebang its caller decides. */
export function shellOfCopied({ text }: Heredoc): Shell | undefined {
  return shellOfScript(text, unknownShell);
}

/** Nothing is held against bash. */
const unknownShell: Shell = { dialect: 'bash', exitsOnError: false };

/** What the shell reads: the command line with its heredocs, or a heredoc that is a script by itself. */
function scriptText(instruction: Instruction): ShellSource | undefined {
  const { body, heredocs } = instruction;
  const [heredoc] = heredocs;
  switch (instruction.kind) {
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

/** The heredocs of a copy whose first line or name calls them shell scripts, unless the builder changes their text. */
export function scriptHeredocs({ heredocs, destination }: CopyInstruction): readonly Heredoc[] {
  return heredocs.filter(({ name, text, quoted }) => {
    const target = heredocs.length === 1 ? (destination?.value ?? name) : name;
    const isNamed = /\.(?:ba|da|k)?sh$/.test(target);
    const isShell = shellOfScript(text, isNamed ? 'none' : undefined) !== undefined;
    return isShell && (quoted || !/[$\\]/.test(text));
  });
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
