import type { ShellCommand } from '../../shell/script.ts';
import { mountsCache } from '../model/commands.ts';
import { lineageOf } from '../model/lineage.ts';
import type { Stage, StageView } from '../model/model.ts';
import { optionOf, packageCommandOf } from '../model/package-command.ts';
import { defineStageRule } from '../model/stage-rule.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** Reports packages that apt cannot find, because no index was ever loaded. */
export const installWithoutUpdate = defineStageRule({
  id: 'install-without-update',
  summary: 'Packages are installed before any index of packages is loaded',
  severity: 'error',
  *checkStage(stage, view) {
    if (stage.image.packageManager.value !== 'apt') return;
    const install = firstOfIndex(stage, view);
    const command = install && firstInstall(view, install);
    if (!command || hasIndexBelow(stage, view)) return;
    yield {
      span: command.subcommand.span,
      message:
        'The build stops here, because the base image has no index of packages and nothing before this loads one.',
    };
  },
});

/** The first instruction that needs an index of packages or may load one. */
function firstOfIndex({ instructions }: Stage, view: StageView): Instruction | undefined {
  return instructions.find((one) => firstInstall(view, one) ?? mayLoadIndex(view, one));
}

function hasIndexBelow(stage: Stage, view: StageView): boolean {
  const below = lineageOf(stage)?.slice(0, -1);
  return below?.some((lower) => firstOfIndex(lower, view) !== undefined) ?? true;
}

/** The installation from an index with which a RUN starts. */
function firstInstall({ scriptOf }: StageView, run: Instruction) {
  if (run.kind !== 'RUN' || mountsCache(run, '/var/lib/apt/lists')) return undefined;
  const commands = scriptOf(run)?.commands ?? [];
  const command = commands.find((one) => !isHarmless(one));
  const install = command && packageCommandOf(command);
  if (!install || !/^apt(?:-get)?$/.test(install.manager)) return undefined;
  if (
    command.context !== 'top' ||
    install.packages.length === 0 ||
    optionOf(install, '--no-download')
  )
    return undefined;
  const areFiles = install.packages.some(
    ({ text, value }) => value === undefined || /[/.]deb$|\//.test(text),
  );
  return areFiles ? undefined : install;
}

function isHarmless({ name }: ShellCommand): boolean {
  return /^(?:set|export|echo|mkdir|rm|cd|touch|true|:|groupadd|useradd|ln|chmod|chown|cp|mv)$/.test(
    name?.value ?? (name ? 'unknown' : ':'),
  );
}

/** Anything that is not known to leave the index alone. */
function mayLoadIndex({ scriptOf }: StageView, instruction: Instruction): boolean {
  switch (instruction.kind) {
    case 'RUN': {
      const script = scriptOf(instruction);
      return !script?.isComplete || !script.commands.every(isHarmless);
    }
    case 'COPY':
    case 'ADD':
      return /^\/(?:var.*)?$/.test(instruction.destination?.value ?? '/');
    case 'ONBUILD':
      return true;
    default:
      return false;
  }
}
