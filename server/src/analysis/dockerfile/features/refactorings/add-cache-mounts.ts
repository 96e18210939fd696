import type { Edit } from '../../../core/edit.ts';
import { chainParts } from '../../../shell/chain.ts';
import type { ShellCommand } from '../../../shell/script.ts';
import { cacheMountFlag, missingCacheMounts } from '../../model/cache-mounts.ts';
import { hasFrontend } from './frontend-version.ts';
import { onlyOne, type RefactoringSource } from './refactoring.ts';
import { heredocRun, lineRun, type ShellRun } from './shell-run.ts';

/** Gives a RUN of root the cache mounts of its package managers and compilers. */
export const addCacheMounts: RefactoringSource = (place) => {
  const { model, lineEnd } = place;
  const run = onlyOne(place, 'RUN');
  const found = run && (lineRun(model, run) ?? heredocRun(model, run));
  if (!found || !hasFrontend(model, 2)) return [];
  const user = model.imageBefore(found.run)?.user.value ?? 'root';
  if (!/^(?:root|0)(?::|$)/.test(user)) return [];
  const commands = found.script.commands.map(withCache);
  const mounts = missingCacheMounts(
    found.run,
    commands.map(({ command }) => command),
  );
  if (mounts.length === 0) return [];
  const { keyword, flags } = found.run;
  const at = flags.at(-1)?.span.end ?? keyword.span.end;
  const separator = ` ${model.tree.escape}${lineEnd}    `;
  const flagsText = mounts.map(cacheMountFlag).join(separator);
  // A heredoc starts on the line of its RUN.
  const behind = found.run.heredocs.length > 0 ? '' : separator.slice(0, -1);
  const text = ` ${flagsText}${behind}`;
  return [
    {
      title: mounts.length > 1 ? 'Add cache mounts' : 'Add a cache mount',
      kind: 'rewrite',
      edits: [
        { span: { start: at, end: at }, text },
        ...commands.flatMap(({ edits }) => edits),
        ...withoutCleaning(
          found,
          mounts.map(({ target }) => target),
        ),
      ],
    },
  ];
};

/** A command without the option that keeps it from using its cache. */
function withCache(command: ShellCommand): {
  readonly command: ShellCommand;
  readonly edits: readonly Edit[];
} {
  const isOff = (text: string) => text === '--no-cache-dir';
  const edits = command.arguments.flatMap(({ text, span }, index) => {
    const before = command.arguments[index - 1] ?? command.name;
    return isOff(text) && before
      ? [{ span: { start: before.span.end, end: span.end }, text: '' }]
      : [];
  });
  if (edits.length === 0) return { command, edits };
  const kept = command.arguments.filter(({ text }) => !isOff(text));
  return { command: { ...command, arguments: kept }, edits };
}

/** Takes away what would empty the caches at the end of the chain, since they are in no layer. */
function withoutCleaning({ run, script }: ShellRun, targets: readonly string[]): Edit[] {
  const parts = run.heredocs.length === 0 ? chainParts(script) : undefined;
  const [before, last] = parts?.slice(-2) ?? [];
  if (!before || !last) return [];
  const words = script.syntax.text.slice(last.pos, last.end).split(/\s+/);
  const [name, ...others] = words;
  const paths = others.filter((word) => !word.startsWith('-'));
  const isCleaning =
    name === 'rm' &&
    paths.length > 0 &&
    paths.every((path) => targets.some((target) => path.startsWith(`${target}/`)));
  if (!isCleaning) return [];
  const start = script.spanOf(before.pos, before.end).end;
  const { end } = script.spanOf(last.pos, last.end);
  return [{ span: { start, end }, text: '' }];
}
