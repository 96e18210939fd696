import type { Fix } from '../../core/finding.ts';
import type { ShellCommand } from '../../shell/script.ts';
import { defineInstructionRule } from '../model/instruction-rule.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** Reports a RUN that sets up nothing but its own shell. */
export const lostShellState = defineInstructionRule({
  id: 'lost-shell-state',
  summary: 'RUN changes nothing but its own shell',
  severity: 'warning',
  instructions: ['RUN'],
  withTriggers: true,
  *checkInstruction(run, script) {
    const commands = script?.commands ?? [];
    const [first] = commands;
    const last = commands.at(-1);
    if (!first || !last || !script?.isComplete || run.heredocs.length > 0) return;
    if (last.name?.value === 'cd' || !commands.every(changesOnlyShell)) return;
    yield {
      span: first.name?.span ?? first.span,
      message:
        'The shell ends with this RUN and takes along what it has set, so that no later line sees it.',
      fixes: commands.length === 1 ? fixesFor(run, first) : [],
    };
  },
});

function changesOnlyShell({
  name,
  arguments: words,
  assignments,
  redirects,
}: ShellCommand): boolean {
  if (redirects.length > 0) return false;
  switch (name?.value) {
    case undefined:
      return name === undefined && assignments.length > 0;
    case 'export':
    case 'alias':
    case 'unset':
    case 'umask':
    case 'ulimit':
    case 'cd':
      return true;
    case 'set':
      return words.length > 0;
    case 'source':
    case '.':
      return words.every(({ text }) =>
        /(?:\.(?:bashrc|bash_profile|profile|zshrc)|\/etc\/profile|\/bin\/activate|nvm\.sh)$/.test(
          text,
        ),
      );
    default:
      return false;
  }
}

/** What `export` sets for one shell, ENV sets for the image. */
function fixesFor(run: Instruction, { name, arguments: words, assignments }: ShellCommand): Fix[] {
  const isExport = name?.value === 'export';
  const pairs = isExport ? words : name ? [] : assignments.map(({ span }) => ({ span }));
  const texts = isExport ? words.map(({ text }) => text) : [run.body.text];
  if (pairs.length === 0 || run.flags.length > 0) return [];
  if (!texts.every((text) => /^[A-Za-z_]\w*=(?:[^\s`()$]|\$(?!\())*$/.test(text))) return [];
  const { start, end } = run.span;
  return [
    {
      title: 'Use ENV',
      safety: 'unsafe',
      edits: [{ span: { start, end }, text: `ENV ${texts.join(' ')}` }],
    },
  ];
}
