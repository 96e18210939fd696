import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';
import { nearestName } from '../syntax/nearest-name.ts';

/** Reports comments at the top of a file that look like a directive with a typing error. */
export const misspelledDirective = defineRule<DockerfileModel>({
  id: 'misspelled-directive',
  summary: 'Comment looks like a directive with a typing error',
  severity: 'warning',
  *check({ tree }) {
    const first = tree.instructions[0]?.span.start ?? tree.text.length;
    for (const { span, text } of tree.comments) {
      if (span.start > first) return;
      const match = /^([A-Za-z]{4,8})\s*([=:]|\s)\s*(\S+)$/.exec(text);
      const [, name, separator, value] = match ?? [];
      if (!name || !separator || !value) continue;
      const known = nearestName(name.toLowerCase(), names);
      const isExact = known === name.toLowerCase();
      if (!known || !looksRight[known]?.test(value) || (isExact && separator === '=')) continue;
      const at = tree.text.indexOf(text, span.start);
      yield {
        span: { start: at, end: at + text.length },
        message: `BuildKit reads this line as a comment, because "${isExact ? `${name}${separator}` : name}" is no directive.`,
        fixes: [
          {
            title: `Write ${known}=${value}`,
            safety: 'unsafe',
            edits: [{ span: { start: at, end: at + text.length }, text: `${known}=${value}` }],
          },
        ],
      };
    }
  },
});

const names = ['syntax', 'escape', 'check'];

/** Values that only a directive has. */
const looksRight: Readonly<Record<string, RegExp>> = {
  syntax: /^[\w./-]*dockerfile[\w./-]*(?:[:@]\S+)?$/i,
  escape: /^[`\\]$/,
  check: /^(?:skip|error|experimental)=/,
};
