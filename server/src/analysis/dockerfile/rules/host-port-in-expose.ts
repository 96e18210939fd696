import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';
import { withoutOnbuild } from '../syntax/nodes.ts';

/** Reports EXPOSE with an address or a port of the host. */
export const hostPortInExpose = defineRule<DockerfileModel>({
  id: 'host-port-in-expose',
  summary: 'EXPOSE names something of the host',
  severity: 'warning',
  aliases: ['ExposeInvalidFormat'],
  *check({ tree }) {
    for (const instruction of tree.instructions.map(withoutOnbuild)) {
      if (instruction.kind !== 'EXPOSE') continue;
      for (const { value, span } of instruction.ports) {
        if (!value.includes(':') || value.includes('$')) continue;
        const text = value.slice(value.lastIndexOf(':') + 1);
        yield {
          span,
          message:
            'EXPOSE speaks of ports of the container only; what stands before the colon is ignored and will be refused.',
          fixes: text ? [{ title: `Write ${text}`, safety: 'safe', edits: [{ span, text }] }] : [],
        };
      }
    }
  },
});
