import type { Fix } from '../../core/finding.ts';
import type { ShellCommand } from '../../shell/script.ts';
import type { StageView } from '../model/model.ts';
import { absolutePath } from '../model/paths.ts';
import { defineStageRule } from '../model/stage-rule.ts';
import type { CopyInstruction, Instruction } from '../syntax/nodes.ts';

/** Reports chmod and chown of files that the COPY before has brought: the layer is stored twice. */
export const modeChangedAfterCopy = defineStageRule({
  id: 'mode-changed-after-copy',
  summary: 'Copied files are stored again to change their mode or owner',
  severity: 'hint',
  *checkStage({ instructions }, view) {
    for (const [index, run] of instructions.entries()) {
      if (run.kind !== 'RUN') continue;
      const commands = view.scriptOf(run)?.commands ?? [];
      for (const command of commands) {
        const change = changeOf(command);
        if (!change || command.context !== 'top') continue;
        const path = absolutePath(change.path, view.imageBefore(run)?.workdir.value);
        if (path === undefined) continue;
        const copy = instructions
          .slice(Math.max(0, index - 50), index)
          .findLast((one) => isCopyTo(view, one, path));
        if (copy?.kind !== 'COPY' || copy.flags.some(({ name }) => name.text === change.flag)) {
          continue;
        }
        yield {
          span: command.name?.span ?? run.keyword.span,
          message: `A second copy of ${change.path} is stored in the image, because the one in the layer of COPY cannot be changed.`,
          related: [{ span: copy.keyword.span, message: 'The files come in here.' }],
          fixes: commands.length === 1 ? [fixFor(view, copy, run, change)] : [],
        };
      }
    }
  },
});

interface Change {
  readonly flag: 'chmod' | 'chown';
  readonly value: string;
  readonly path: string;
}

function changeOf({ name, arguments: words }: ShellCommand): Change | undefined {
  const flag = name?.value;
  if (flag !== 'chmod' && flag !== 'chown') return undefined;
  const [value, path, ...more] = words.filter(({ text }) => !/^-[a-zA-Z]+$/.test(text));
  if (!value?.value || !path?.value || more.length > 0) return undefined;
  const mode = /^[au]?\+x$/.test(value.value) ? '755' : value.value;
  if (flag === 'chmod' && !/^[0-7]{3,4}$/.test(mode)) return undefined;
  return { flag, value: mode, path: path.value };
}

/** True when a COPY puts its files at a path: a folder as the destination, or a file of that name in it. */
function isCopyTo(view: StageView, one: Instruction, path: string): boolean {
  if (one.kind !== 'COPY' || !one.destination || one.heredocs.length > 0) return false;
  const scope = view.scopeAt(one);
  const value = scope.expand(one.destination.text);
  const workdir = view.imageBefore(one)?.workdir.value;
  const target = value === undefined ? undefined : absolutePath(value, workdir);
  if (target === undefined) return false;
  const [source, ...more] = one.sources;
  if (target === path) return more.length === 0;
  const name = source?.value.slice(source.value.lastIndexOf('/') + 1) ?? '';
  return more.length === 0 && /\.\w+$/.test(name) && absolutePath(name, target) === path;
}

function fixFor(
  { linesOf }: StageView,
  copy: CopyInstruction,
  run: Instruction,
  change: Change,
): Fix {
  const at = copy.keyword.span.end;
  return {
    title: `Use COPY --${change.flag}`,
    safety: 'unsafe',
    edits: [
      { span: { start: at, end: at }, text: ` --${change.flag}=${change.value}` },
      { span: linesOf(run), text: '' },
    ],
  };
}
