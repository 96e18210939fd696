import type { ShellCommand } from '../../shell/script.ts';
import { lineageOf } from '../model/lineage.ts';
import type { Stage, StageView } from '../model/model.ts';
import { defineStageRule } from '../model/stage-rule.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** Reports folders in PATH that certainly do not exist. */
export const missingPathFolder = defineStageRule({
  id: 'missing-path-folder',
  summary: 'PATH names a folder that nothing creates',
  severity: 'warning',
  *checkStage(stage, view) {
    if (!stage.image.programs.isComplete) return;
    for (const instruction of stage.instructions) {
      if (instruction.kind !== 'ENV') continue;
      for (const { key, value } of instruction.pairs) {
        if (key.value !== 'PATH' || !value) continue;
        for (const [folder, at] of foldersOf(value.text)) {
          if (!isOurs(folder) || isCreated(view, stage, folder)) continue;
          const start = value.span.start + at;
          yield {
            span: { start, end: start + folder.length },
            message: `Nothing creates ${folder}, so no program will be found there.`,
          };
        }
      }
    }
  },
});

function foldersOf(path: string): [folder: string, at: number][] {
  return [...path.matchAll(/(?<=^|[:"'])\/[\w./-]+/g)].map((match) => [match[0], match.index]);
}

/** Packages put nothing below these folders, and base images nothing but their own. */
function isOurs(folder: string): boolean {
  const isStandard = /^\/usr\/local\/s?bin\/?$/.test(folder);
  return /^\/(?:usr\/local|root|home|app)\//.test(folder) && !isStandard;
}

function isCreated(view: StageView, stage: Stage, folder: string): boolean {
  const lineage = lineageOf(stage);
  if (!lineage) return true;
  return lineage.some(({ instructions }) =>
    instructions.some((one) => mayCreate(view, one, folder)),
  );
}

function mayCreate(view: StageView, instruction: Instruction, folder: string): boolean {
  switch (instruction.kind) {
    case 'WORKDIR':
      return mayHold(instruction.value?.value, folder) || isAbove(folder, instruction.value?.value);
    case 'COPY':
    case 'ADD':
      return mayHold(instruction.destination?.value, folder);
    case 'RUN':
      return (view.scriptOf(instruction)?.commands ?? []).some((command) =>
        commandMayCreate(command, folder),
      );
    case 'ONBUILD':
      return true;
    default:
      return false;
  }
}

function commandMayCreate({ name, arguments: words }: ShellCommand, folder: string): boolean {
  const program = name?.value ?? '';
  if (program === 'tar' && words.some(({ text }) => /go\d[\w.]*\.tar\.gz/.test(text))) {
    const root = words[words.findIndex(({ text }) => text === '-C') + 1]?.value;
    return root === undefined || `${folder}/`.startsWith(`${root.replace(/\/$/, '')}/go/`);
  }
  if (/^(?:tar|unzip|git|cp|mv|ln|rsync|mkdir|install)$/.test(program)) {
    return words.some(
      ({ value }) => value === undefined || mayHold(value, folder) || isAbove(folder, value),
    );
  }
  const installs = words.some(({ text }) => text === 'install' || text === 'add');
  return installs && /^(?:python\d?|pip\d?|npm|yarn|go|cargo)$/.test(program);
}

/** True when what is put at `place` may bring `folder` along. */
function mayHold(place: string | undefined, folder: string): boolean {
  if (place === undefined || place.includes('$')) return true;
  const path = place.replace(/\/+$/, '');
  return path.startsWith('/') || path === '' ? `${folder}/`.startsWith(`${path}/`) : false;
}

function isAbove(folder: string, path: string | undefined): boolean {
  return path?.startsWith(`${folder.replace(/\/+$/, '')}/`) ?? false;
}
