import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports directives such as `# Syntax=` that are not written in lower case. */
export const directiveCasing = defineRule<DockerfileModel>({
  id: 'directive-casing',
  summary: 'Directive is not written in lower case',
  severity: 'hint',
  aliases: ['CASING_DIRECTIVE'],
  *check({ tree }) {
    for (const { name } of tree.directives) {
      const text = name.text.toLowerCase();
      if (text === name.text) continue;
      yield {
        span: name.span,
        message: `BuildKit understands "${name.text}", but other programs look for "${text}" only.`,
        fixes: [{ title: `Write ${text}`, safety: 'safe', edits: [{ span: name.span, text }] }],
      };
    }
  },
});
