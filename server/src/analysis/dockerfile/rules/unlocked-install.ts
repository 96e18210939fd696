import type { Finding } from '../../core/finding.ts';
import type { ShellCommand, ShellWord } from '../../shell/script.ts';
import { baseName } from '../model/paths.ts';
import { defineStageRule } from '../model/stage-rule.ts';

/** Reports installations that may change the lock file which was copied for them. */
export const unlockedInstall = defineStageRule({
  id: 'unlocked-install',
  summary: 'Dependencies may be others than the lock file says',
  severity: 'information',
  *checkStage({ instructions }, { scriptOf }) {
    const copied = new Set<string>();
    for (const instruction of instructions) {
      if (instruction.kind === 'COPY') {
        for (const { value } of instruction.sources) copied.add(baseName(value));
      } else if (instruction.kind === 'RUN' && copied.size > 0) {
        yield* checkCommands(scriptOf(instruction)?.commands ?? [], copied);
      }
    }
  },
});

function* checkCommands(
  commands: readonly ShellCommand[],
  copied: ReadonlySet<string>,
): Generator<Finding> {
  for (const command of commands) {
    const tool = tools.get(command.name?.value ?? '');
    const [subcommand, ...more] = command.arguments.filter(({ text }) => !text.startsWith('-'));
    if (!tool || !command.name || more.length > 0) continue;
    if (!tool.subcommands.test(subcommand?.text ?? '')) continue;
    if (command.arguments.some(({ text }) => tool.locked.test(text))) continue;
    if (!copied.has(tool.lock)) continue;
    const span = subcommand?.span ?? command.name.span;
    yield {
      span,
      message: `Versions may differ from ${tool.lock}, because this command changes the file when it does not fit.`,
      fixes: [
        {
          title: tool.title,
          safety: 'unsafe',
          edits: [editFor(tool, command, subcommand)],
        },
      ],
    };
  }
}

interface Tool {
  readonly subcommands: RegExp;
  readonly lock: string;
  /** Options that keep to the lock file, or that have nothing to do with it. */
  readonly locked: RegExp;
  readonly title: string;
  readonly option?: string;
}

const frozen = { title: 'Add --frozen-lockfile', option: ' --frozen-lockfile' };
const tools = new Map<string, Tool>(
  Object.entries({
    npm: {
      subcommands: /^(?:install|i)$/,
      lock: 'package-lock.json',
      locked: /^(?:-g|--global|--no-package-lock|--package-lock-only|--prefix)/,
      title: 'Use npm ci',
    },
    yarn: {
      subcommands: /^(?:install)?$/,
      lock: 'yarn.lock',
      locked: /^--(?:immutable|frozen-lockfile|pure-lockfile|version|no-lockfile|mode)/,
      ...frozen,
    },
    pnpm: {
      subcommands: /^(?:install|i)$/,
      lock: 'pnpm-lock.yaml',
      locked: /^(?:--frozen-lockfile|--offline|-g|--global|--no-lockfile|--lockfile-only)/,
      ...frozen,
    },
    bun: {
      subcommands: /^(?:install|i)$/,
      lock: 'bun.lock',
      locked: /^(?:--frozen-lockfile|-g|--global|--no-save)/,
      ...frozen,
    },
  }),
);

function editFor(tool: Tool, command: ShellCommand, subcommand: ShellWord | undefined) {
  if (!tool.option && subcommand) return { span: subcommand.span, text: 'ci' };
  const at = subcommand?.span.end ?? command.name?.span.end ?? command.span.end;
  return { span: { start: at, end: at }, text: tool.option ?? '' };
}
