import type { ShellCommand } from '../../shell/script.ts';
import { defineStageRule } from '../model/stage-rule.ts';
import type { CopyInstruction } from '../syntax/nodes.ts';

/** Reports archives that stay in a layer of their own because another instruction unpacks them. */
export const copiedArchive = defineStageRule({
  id: 'copied-archive',
  summary: 'Archive is copied first and unpacked later',
  severity: 'hint',
  aliases: ['DL3010'],
  *checkStage({ instructions }, { scriptOf }) {
    const archives = new Map<string, CopyInstruction>();
    for (const instruction of instructions) {
      if (instruction.kind === 'COPY') addArchives(archives, instruction);
      if (instruction.kind !== 'RUN' || archives.size === 0) continue;
      for (const command of scriptOf(instruction)?.commands ?? []) {
        if (!command.name || !unpacks(command)) continue;
        for (const { value } of command.arguments) {
          const copy = value === undefined ? undefined : archives.get(baseName(value));
          if (!copy || value === undefined) continue;
          archives.delete(baseName(value));
          yield {
            span: copy.keyword.span,
            message: `"${baseName(value)}" stays in the image beside what is unpacked from it, because each instruction makes a layer; ADD unpacks while it copies.`,
            related: [{ span: command.name.span, message: 'It is unpacked here.' }],
          };
        }
      }
    }
  },
});

function addArchives(archives: Map<string, CopyInstruction>, copy: CopyInstruction): void {
  if (copy.from) return;
  for (const word of [...copy.sources, ...(copy.destination ? [copy.destination] : [])]) {
    const name = baseName(word.value);
    if (unpackedByAdd.test(name)) archives.set(name, copy);
  }
}

/** What ADD unpacks; it leaves zip files as they are. */
const unpackedByAdd = /\.(?:tar|tar\.(?:gz|bz2|xz|zst)|tgz|tbz2?|txz|tzst)$/i;

function unpacks({ name, arguments: [first, ...rest] }: ShellCommand): boolean {
  if (!/^(?:bsd)?tar$/.test(name?.value ?? '') || !first) return false;
  return (
    /^-?[a-zA-Z]*x/.test(first.text) ||
    [first, ...rest].some(({ text }) => /^-[a-zA-Z]*x|^--(?:extract|get)$/.test(text))
  );
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
