import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';
import { withoutOnbuild } from '../syntax/nodes.ts';

/** Reports MAINTAINER, which a label replaced. */
export const maintainer = defineRule<DockerfileModel>({
  id: 'maintainer',
  summary: 'MAINTAINER is deprecated',
  severity: 'information',
  aliases: ['MaintainerDeprecated', 'DL4000', 'DEPRECATED_MAINTAINER'],
  *check({ tree }) {
    for (const instruction of tree.instructions.map(withoutOnbuild)) {
      if (instruction.kind !== 'MAINTAINER') continue;
      const { keyword, body, span, value } = instruction;
      const isPlain = value !== undefined && !/["\\$`\n]/.test(body.text);
      const text = `LABEL org.opencontainers.image.authors="${body.text}"`;
      yield {
        span: keyword.span,
        message: 'MAINTAINER is deprecated, and tools look for the author in a label.',
        tag: 'deprecated',
        fixes: isPlain
          ? [{ title: 'Replace it by a label', safety: 'safe', edits: [{ span, text }] }]
          : [],
      };
    }
  },
});
