import type { ShellCommand, ShellWord } from '../../shell/script.ts';
import { mountsCache, runCommands } from '../model/commands.ts';
import { absolutePath } from '../model/paths.ts';
import { defineStageRule } from '../model/stage-rule.ts';

/** Reports files that are removed in a later layer than the one that holds them. */
export const removedInLaterLayer = defineStageRule({
  id: 'removed-in-later-layer',
  summary: 'Files are removed in a later layer and stay in the image',
  severity: 'information',
  *checkStage(stage, view) {
    if (!stage.isShipped) return;
    const runs = [...runCommands(stage, view)];
    for (const [index, { run, commands }] of runs.entries()) {
      const image = view.imageBefore(run);
      for (const command of commands) {
        if (command.context !== 'top') continue;
        if (cleansPackages(command)) {
          if (commands.some(usesPackages) || mountsCache(run, '/var/cache')) continue;
          const earlier = runs
            .slice(Math.max(0, index - 50), index)
            .find(
              (other) => other.commands.some(usesPackages) && !other.commands.some(cleansPackages),
            );
          const word = command.name;
          if (!earlier || !word) continue;
          yield {
            span: word.span,
            message: 'The layer before holds what this removes, so that the image gets no smaller.',
            related: [{ span: earlier.run.keyword.span, message: 'The files come in here.' }],
          };
        } else if (command.name?.value === 'rm') {
          const gone = command.arguments.find((word) =>
            isOfEarlierLayer(word, image?.workdir.value, (path) => {
              const before = image?.files.paths.has(path) ?? false;
              return before && !commands.some((one) => mentions(one, path, command));
            }),
          );
          if (!gone) continue;
          yield {
            span: gone.span,
            message: `An earlier layer holds ${gone.text}, so that the image gets no smaller and the file can still be read there.`,
          };
        }
      }
    }
  },
});

function isOfEarlierLayer(
  word: ShellWord,
  workdir: string | undefined,
  isThere: (path: string) => boolean,
): boolean {
  if (word.value === undefined || word.text.startsWith('-')) return false;
  const path = absolutePath(word.value, workdir);
  return path !== undefined && path !== '/' && isThere(path);
}

/** True when another command of the same layer names the file, which may have made it anew. */
function mentions(command: ShellCommand, path: string, self: ShellCommand): boolean {
  if (command === self) return false;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    [...command.arguments, ...command.redirects.flatMap(({ target }) => target ?? [])].some(
      ({ text }) => text.includes(name),
    ) || command.name?.text === 'cd'
  );
}

function usesPackages({ name, arguments: words }: ShellCommand): boolean {
  return (
    /^(?:apt|apt-get|dnf|microdnf|yum|zypper)$/.test(name?.value ?? '') &&
    words.some(({ text }) => text === 'update' || text === 'install')
  );
}

function cleansPackages({ name, arguments: words }: ShellCommand): boolean {
  const program = name?.value ?? '';
  if (program === 'rm') return words.some(({ text }) => text.startsWith('/var/lib/apt/lists'));
  return /^(?:apt|apt-get|dnf|microdnf|yum|zypper)$/.test(program) && words[0]?.text === 'clean';
}
