import { around } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `a=$a`, which changes nothing. */
export const selfAssignment = defineShellRule({
  id: 'self-assignment',
  summary: 'Variable is set to its own value',
  severity: 'hint',
  aliases: ['SC2269'],
  *checkScript(script) {
    for (const visit of script.syntax.of('Assignment')) {
      const { node } = visit;
      const command = around(visit, 'Command')?.node;
      // `export A=$A` and `A=$A command` hand the value on.
      if (command?.name || node.append || node.value.type !== 'Word') continue;
      const own = /^"?\$(?:(\w+)|\{(\w+)\})"?$/.exec(node.value.text);
      if (!own || (own[1] ?? own[2]) !== node.name) continue;
      yield {
        span: script.spanOf(node.pos, node.end),
        message: `${node.name} has this value already, so nothing changes.`,
      };
    }
  },
});
