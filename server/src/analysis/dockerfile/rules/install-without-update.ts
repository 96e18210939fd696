import { defineRule } from '../../core/rule.ts';
import type { ShellCommand } from '../../shell/script.ts';
import { mountsCache } from '../model/commands.ts';
import type { DockerfileModel, Stage } from '../model/model.ts';
import { optionOf, packageCommandOf } from '../model/package-command.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** Reports packages that apt cannot find, because no index was ever loaded. */
export const installWithoutUpdate = defineRule<DockerfileModel>({
  id: 'install-without-update',
  summary: 'Packages are installed before any index of packages is loaded',
  severity: 'error',
  *check(model) {
    const withIndex = new Set<Stage>();
    for (const stage of model.stages) {
      if (stage.base.kind === 'stage' && withIndex.has(stage.base.stage)) withIndex.add(stage);
      if (stage.image.packageManager.value !== 'apt') continue;
      if (withIndex.has(stage)) continue;
      for (const instruction of stage.instructions) {
        const command = firstInstall(model, instruction);
        if (command) {
          yield {
            span: command.subcommand.span,
            message:
              'The build stops here, because the base image has no index of packages and nothing before this loads one.',
          };
          withIndex.add(stage);
          break;
        }
        if (!mayLoadIndex(model, instruction)) continue;
        withIndex.add(stage);
        break;
      }
    }
  },
});

/** The installation from an index with which a RUN starts. */
function firstInstall(model: DockerfileModel, run: Instruction) {
  if (run.kind !== 'RUN' || mountsCache(run, '/var/lib/apt/lists')) return undefined;
  const commands = model.scriptOf(run)?.commands ?? [];
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
function mayLoadIndex(model: DockerfileModel, instruction: Instruction): boolean {
  switch (instruction.kind) {
    case 'RUN': {
      const script = model.scriptOf(instruction);
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
