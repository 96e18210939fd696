import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `2>&1 > file`, by which errors do not go into the file. */
export const redirectOrder = defineShellRule({
  id: 'redirect-order',
  summary: 'Errors are redirected before the output is',
  severity: 'warning',
  aliases: ['SC2069'],
  *checkScript(script) {
    for (const { node, parent } of script.syntax.of('Command')) {
      const { redirects } = node;
      for (const [index, first] of redirects.entries()) {
        const next = redirects[index + 1];
        const isError =
          first.type === 'Redirect' &&
          first.operator === '>&' &&
          first.descriptor?.type === 'FileDescriptor' &&
          first.descriptor.value === 2 &&
          first.target?.text === '1';
        const isOutput =
          next?.type === 'Redirect' &&
          /^>[>|]?$/.test(next.operator) &&
          (!next.descriptor ||
            (next.descriptor.type === 'FileDescriptor' && next.descriptor.value === 1));
        // In front of a pipe and in a substitution, errors are sent there on purpose.
        const isMeant = parent?.node.type === 'Pipeline' && parent.node.commands.at(-1) !== node;
        const isTaken = redirects
          .slice(0, index)
          .some(({ operator }) => /^&?>[>|]?$/.test(operator));
        if (!isError || !isOutput || isMeant || isTaken) continue;
        const start = script.spanOf(first.pos, first.end);
        const last = script.spanOf(next.pos, next.end);
        yield {
          span: start,
          message: 'Errors go where the output went before, not into the file.',
          fixes: [
            {
              title: 'Redirect the errors last',
              safety: 'unsafe',
              edits: [
                { span: { start: start.start, end: last.start }, text: '' },
                { span: { start: last.end, end: last.end }, text: ' 2>&1' },
              ],
            },
          ],
        };
      }
    }
  },
});
