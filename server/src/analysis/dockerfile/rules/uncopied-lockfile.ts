import { matchesName } from '../../../../../shared/src/ignore-pattern.ts';
import { baseName } from '../../core/resolve-uri.ts';
import { defineRule, type RuleContext } from '../../core/rule.ts';
import type { ShellCommand } from '../../shell/script.ts';
import { type BuildContext, buildContextsOf } from '../model/build-context.ts';
import { heldFiles } from '../model/carried-files.ts';
import { findFile, matchFiles } from '../model/context-files.ts';
import { lineageOf } from '../model/lineage.ts';
import { localSources } from '../model/local-sources.ts';
import type { DockerfileModel, Stage } from '../model/model.ts';
import { neededFile } from '../model/needed-file.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** Reports installations whose lockfile or list of packages was not copied before them. */
export const uncopiedLockfile = defineRule<DockerfileModel>({
  id: 'uncopied-lockfile',
  summary: 'Packages are installed from a file that was not copied',
  severity: 'warning',
  scope: 'workspace',
  *check(model, context) {
    for (const stage of model.stages) {
      const below = instructionsBelow(stage);
      if (!below) continue;
      for (const [index, run] of stage.instructions.entries()) {
        if (run.kind !== 'RUN' || run.mounts.some(({ type }) => type === 'bind')) continue;
        const commands = model.scriptOf(run)?.commands ?? [];
        const at = commands.findIndex((command) => neededFile(command));
        const install = commands[at];
        const needed = install && neededFile(install);
        if (!needed) continue;
        const before = [...below, ...stage.instructions.slice(0, index)];
        if (mayMakeFiles(model, before, commands.slice(0, at))) continue;
        const contexts = buildContextsOf(model, context.uri, context);
        if (!contexts.every((one) => lacks(model, before, needed.names, one, context))) continue;
        yield {
          span: needed.span,
          message: `"${needed.names[0]}" is not copied before this command, which fails without it.`,
        };
      }
    }
  },
});

/** What the stages below have done; undefined when the image below them may hold anything. */
function instructionsBelow(stage: Stage): readonly Instruction[] | undefined {
  const lineage = lineageOf(stage);
  const base = lineage?.[0]?.base;
  if (!lineage || !base) return undefined;
  const isKnown = base.kind === 'scratch' || (base.kind === 'image' && base.known !== undefined);
  return isKnown ? lineage.slice(0, -1).flatMap(({ instructions }) => instructions) : undefined;
}

const makers =
  /^(?:git|curl|wget|tar|unzip|npm|npx|yarn|pnpm|poetry|pipenv|uv|cargo|bundle|cp|mv|ln|touch|tee|rsync|python3?|node|make|sh|bash)$/;

/** Whether commands before may have brought or made the file. */
function mayMakeFiles(
  model: DockerfileModel,
  before: readonly Instruction[],
  commands: readonly ShellCommand[],
): boolean {
  const isMaker = ({ name, redirects }: ShellCommand) =>
    name === undefined ||
    name.value === undefined ||
    makers.test(name.value) ||
    redirects.some(({ operator }) => operator.startsWith('>'));
  return (
    commands.some(isMaker) ||
    before.some((instruction) => {
      if (instruction.kind !== 'RUN') return false;
      const script = model.scriptOf(instruction);
      return !script?.isComplete || script.commands.some(isMaker);
    })
  );
}

/** True when no instruction brings a file of these names; false as long as one of them may. */
function lacks(
  model: DockerfileModel,
  before: readonly Instruction[],
  names: readonly string[],
  context: BuildContext,
  { workspace: { files } }: RuleContext,
): boolean {
  const { folder, ignore, certainty } = context;
  if (certainty === 'unsure') return false;
  return before.every((instruction) => {
    if (instruction.kind === 'ONBUILD') return false;
    if (instruction.kind !== 'COPY' && instruction.kind !== 'ADD') return true;
    const sources = localSources(model, instruction);
    if (!ignore || instruction.heredocs.length > 0 || sources.length < instruction.sources.length) {
      return false;
    }
    if (names.includes(baseName(instruction.destination?.value ?? ''))) return false;
    return sources.every(({ path, hasWildcard }) => {
      const last = baseName(path);
      if (hasWildcard) {
        const matched = matchFiles(files, folder, path, ignore);
        if (!matched) return !names.some((name) => matchesName(last, name)) && /\.\w/.test(last);
        return matched.every(
          ({ path: one, kind }) => kind === 'file' && !names.includes(baseName(one)),
        );
      }
      if (names.includes(last)) return false;
      const { kind } = findFile(files, folder, path);
      if (kind === 'missing' || kind === 'file') return true;
      if (kind === 'unknown') return /\.\w/.test(last);
      const held = heldFiles(files, context, path);
      return (
        held?.every((file) => file.kind !== 'link' && !names.includes(baseName(file.path))) === true
      );
    });
  });
}
