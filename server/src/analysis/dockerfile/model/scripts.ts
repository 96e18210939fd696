import { parseShellScript } from '../../shell/parse-script.ts';
import type { ShellScript } from '../../shell/script.ts';
import { shiftScript } from '../../shell/shift-script.ts';
import { type LogicalText, plainText } from '../syntax/logical-text.ts';
import { distanceOf, perInstruction } from '../syntax/moved-instruction.ts';
import type { Instruction } from '../syntax/nodes.ts';

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

/** What the shell reads: the command line, or the body of a heredoc that is the whole command. */
function scriptText(instruction: Instruction): LogicalText | undefined {
  if (instruction.json) return undefined;
  switch (instruction.kind) {
    case 'CMD':
    case 'ENTRYPOINT':
      return instruction.body;
    case 'HEALTHCHECK':
      return instruction.type?.text.toUpperCase() === 'CMD' ? instruction.command : undefined;
    case 'RUN': {
      const [heredoc] = instruction.heredocs;
      const isWhole = heredoc && /^\d*<<-?\s*[^<\s]+$/.test(instruction.body.text);
      if (!isWhole) return instruction.body;
      const isOther = /^#!(?!.*\b(?:sh|bash|dash|ash|ksh|zsh)\b)/.test(heredoc.text);
      return isOther ? undefined : plainText(heredoc.text, heredoc.body.start);
    }
    default:
      return undefined;
  }
}
