import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports ADD of plain files. */
export const addInsteadOfCopy = defineInstructionRule({
  id: 'add-instead-of-copy',
  summary: 'ADD is used where COPY does',
  severity: 'hint',
  aliases: ['DL3020'],
  instructions: ['ADD'],
  withTriggers: true,
  *checkInstruction(instruction) {
    if (instruction.sources.length === 0) return;
    if (instruction.flags.some(({ name }) => !copyFlags.has(name.text))) return;
    if (instruction.sources.some(({ value }) => needsAdd(value))) return;
    const { span } = instruction.keyword;
    const text = instruction.keyword.text === 'add' ? 'copy' : 'COPY';
    yield {
      span,
      message:
        'ADD also downloads and unpacks, so a reader must look twice to see that it only copies here.',
      fixes: [{ title: 'Use COPY', safety: 'safe', edits: [{ span, text }] }],
    };
  },
});

const copyFlags = new Set(['chown', 'chmod', 'link', 'exclude']);

/** Addresses, archives and whatever a variable or pattern may stand for. */
function needsAdd(source: string): boolean {
  return (
    /^(?:https?|ftp|git|ssh):|^git@|\.git(?:#|$)/.test(source) ||
    /\.(?:tar|tgz|tbz2?|txz|tzst|gz|bz2|xz|zst|lzma|tar\.\w+)$/i.test(source) ||
    /[$*?[\]]/.test(source)
  );
}
