import type { Refactoring } from '../../../core/features.ts';
import type { DockerfileModel } from '../../model/model.ts';
import type { Instruction } from '../../syntax/nodes.ts';
import type { RefactoringSource } from './refactoring.ts';

/** Turns CMD and ENTRYPOINT in shell form into exec form, and CMD in exec form into shell form. */
export const commandForm: RefactoringSource = ({ model, instructions }) => {
  const [only] = instructions;
  if (!only || instructions.length > 1 || only.isTrigger) return [];
  if (only.kind !== 'CMD' && only.kind !== 'ENTRYPOINT') return [];
  if (only.body.text === '' || !model.shellAt(only)) return [];
  return only.json ? toShell(model, only) : toExec(model, only);
};

function toExec(model: DockerfileModel, instruction: Instruction): Refactoring[] {
  const script = model.scriptOf(instruction);
  const [command, ...others] = script?.commands.filter(({ isInner }) => !isInner) ?? [];
  const values = [command?.name, ...(command?.arguments ?? [])].map((word) => word?.value);
  const isPlain =
    script?.isComplete === true &&
    command !== undefined &&
    others.length === 0 &&
    command.context === 'top' &&
    command.assignments.length === 0 &&
    command.redirects.length === 0 &&
    script.syntax.text.trim().length === script.syntax.tree.commands[0]?.end &&
    !script.syntax.tree.commands[0]?.background &&
    script.syntax.tree.commands[0]?.command.type === 'Command' &&
    values.every((value) => value !== undefined) &&
    !/^(?:cd|exec|eval|\.|source|export|set|ulimit|umask|trap|test|\[|:|true|false)$/.test(
      values[0] ?? '',
    );
  const shell = model.imageBefore(instruction)?.shell.value ?? ['/bin/sh', '-c'];
  const wrapped = [...shell, instruction.body.text];
  return [
    ...(isPlain
      ? [
          rewrite(
            instruction,
            'Convert to exec form',
            JSON.stringify(values).replaceAll('","', '", "'),
          ),
        ]
      : [
          rewrite(
            instruction,
            'Convert to exec form with a shell',
            JSON.stringify(wrapped).replaceAll('","', '", "'),
          ),
        ]),
  ];
}

/** The shell gives way to the program, so that it gets the signals as before. */
function toShell(model: DockerfileModel, instruction: Instruction): Refactoring[] {
  const words = instruction.json?.map(({ value }) => value) ?? [];
  // An entry point in shell form would leave out the arguments of CMD.
  if (instruction.kind !== 'CMD' || words.length === 0) return [];
  const below = model.stageOf(instruction)?.image.entrypoint;
  if (below?.certainty === 'unknown' || below?.value) return [];
  if (words.some((word) => /[\n\r\\]/.test(word))) return [];
  const line = words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : quoted(word))).join(' ');
  return [rewrite(instruction, 'Convert to shell form', `exec ${line}`)];
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'"'"'`)}'`;
}

function rewrite({ body }: Instruction, title: string, text: string): Refactoring {
  return { title, kind: 'rewrite', edits: [{ span: body.spanOf(0, body.text.length), text }] };
}
