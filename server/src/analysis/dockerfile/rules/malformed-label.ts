import { defineRule } from '../../core/rule.ts';
import { labelFault } from '../model/label-values.ts';
import type { DockerfileModel } from '../model/model.ts';
import { withoutOnbuild } from '../syntax/nodes.ts';

/** Reports labels whose value is not what the project says that it must be. */
export const malformedLabel = defineRule<DockerfileModel>({
  id: 'malformed-label',
  summary: 'Label has a value against the rules of the project',
  severity: 'warning',
  aliases: ['DL3051', 'DL3052', 'DL3053', 'DL3054', 'DL3055', 'DL3056', 'DL3058'],
  *check({ tree }, { settings: { labels } }) {
    const formats = new Map(Object.entries(labels));
    if (formats.size === 0) return;
    for (const instruction of tree.instructions.map(withoutOnbuild)) {
      if (instruction.kind !== 'LABEL') continue;
      for (const { key, value } of instruction.pairs) {
        const format = formats.get(key.value);
        if (!format || !value || value.value.includes('$')) continue;
        const found = labelFault(format, value.value);
        if (!found) continue;
        yield {
          span: value.text === '' ? key.span : value.span,
          message: `"${value.value}" ${found.fault}, which ${key.value} must be in this project.`,
          aliases: [found.alias],
        };
      }
    }
  },
});
