import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports syntax and escape directives that stand too late to be read. */
export const lateDirective = defineRule<DockerfileModel>({
  id: 'late-directive',
  summary: 'Directive stands too late to be read',
  severity: 'warning',
  *check({ tree }) {
    const { text } = tree;
    for (const { span, text: comment } of tree.comments) {
      if (!/^(?:syntax\s*=\s*[\w./-]+(?:[:@]\S+)?|escape\s*=\s*[`\\])$/i.test(comment)) continue;
      const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
      const feed = text.indexOf('\n', span.end);
      yield {
        span,
        message:
          'BuildKit reads this line as a comment, because directives stand before everything else, blank lines included.',
        fixes: [
          {
            title: 'Move it to the top',
            safety: 'unsafe',
            edits: [
              { span: { start: 0, end: 0 }, text: `# ${comment}\n` },
              { span: { start: lineStart, end: feed < 0 ? text.length : feed + 1 }, text: '' },
            ],
          },
        ],
      };
    }
  },
});
