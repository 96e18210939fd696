import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';
import { withoutOnbuild } from '../syntax/nodes.ts';

/** Reports ADD of plain files. */
export const addInsteadOfCopy = defineRule<DockerfileModel>({
  id: 'add-instead-of-copy',
  summary: 'ADD is used where COPY does',
  severity: 'hint',
  aliases: ['DL3020'],
  *check({ tree }) {
    for (const instruction of tree.instructions.map(withoutOnbuild)) {
      if (instruction.kind !== 'ADD' || instruction.sources.length === 0) continue;
      if (instruction.flags.some(({ name }) => !copyFlags.has(name.text))) continue;
      if (instruction.sources.some(({ value }) => needsAdd(value))) continue;
      const { span } = instruction.keyword;
      const text = instruction.keyword.text === 'add' ? 'copy' : 'COPY';
      yield {
        span,
        message:
          'ADD also downloads and unpacks, so a reader must look twice to see that it only copies here.',
        fixes: [{ title: 'Use COPY', safety: 'safe', edits: [{ span, text }] }],
      };
    }
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
