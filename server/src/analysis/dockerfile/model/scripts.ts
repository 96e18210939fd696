import { parseShellScript } from '../../shell/parse-script.ts';
import type { ParsedScripts } from '../../shell/parsed-scripts.ts';
import type { ShellScript } from '../../shell/script.ts';
import { type LogicalText, plainText } from '../syntax/logical-text.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** The shell scripts of one Dockerfile, each parsed when it is first asked for. */
export interface Scripts {
  scriptOf(instruction: Instruction): ShellScript | undefined;
  /** What the next version may take over, by text. */
  readonly parsed: ParsedScripts;
}

/** The scripts of a text; unchanged ones are taken from the version before. */
export function createScripts(text: string, previous: Scripts | undefined): Scripts {
  const parsed: ParsedScripts = new Map();
  const known = previous?.parsed ?? parsed;
  const scripts = new Map<Instruction, ShellScript | undefined>();
  return {
    parsed,
    scriptOf(instruction) {
      if (scripts.has(instruction)) return scripts.get(instruction);
      const source = scriptText(text, instruction);
      const script = source && parseShellScript(source, known, parsed);
      scripts.set(instruction, script);
      return script;
    },
  };
}

/** What the shell reads: the command line, or the body of a heredoc that is the whole command. */
function scriptText(text: string, instruction: Instruction): LogicalText | undefined {
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
      const body = plainText(text, heredoc.body);
      return /^#!(?!.*\b(?:sh|bash|dash|ash|ksh|zsh)\b)/.test(body.text) ? undefined : body;
    }
    default:
      return undefined;
  }
}
