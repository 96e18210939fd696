import { parseShellScript } from '../../shell/parse-script.ts';
import type { ParsedScripts } from '../../shell/parsed-scripts.ts';
import type { ShellScript } from '../../shell/script.ts';
import { type LogicalText, plainText } from '../syntax/logical-text.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** The shell scripts of one Dockerfile, each parsed when it is first asked for. */
export interface Scripts {
  scriptOf(instruction: Instruction): ShellScript | undefined;
  /** What the next version may take over, for instructions that are the same objects. */
  readonly scripts: ReadonlyMap<Instruction, ShellScript | undefined>;
  /** What the next version may take over, by text. */
  readonly parsed: ParsedScripts;
}

/** The scripts of a text; unchanged ones are taken from the version before. */
export function createScripts(text: string, previous: Scripts | undefined): Scripts {
  const scripts = new Map<Instruction, ShellScript | undefined>();
  const parsed: ParsedScripts = new Map();
  const formerScripts = previous?.scripts ?? scripts;
  const formerParsed = previous?.parsed ?? parsed;
  const readScript = (instruction: Instruction): ShellScript | undefined => {
    const source = scriptText(text, instruction);
    if (!source) return undefined;
    const former = formerScripts.get(instruction);
    if (!former) return parseShellScript(source, formerParsed, parsed);
    const tree = formerParsed.get(source.text);
    if (tree) parsed.set(source.text, tree);
    return former;
  };
  return {
    scripts,
    parsed,
    scriptOf(instruction) {
      if (!scripts.has(instruction)) scripts.set(instruction, readScript(instruction));
      return scripts.get(instruction);
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
