import { argumentsOf, commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `export $a`, which exports what the value names. */
export const exportedValue = defineShellRule({
  id: 'exported-value',
  summary: 'Variable is named by its value',
  severity: 'warning',
  aliases: ['SC2163'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('Command')) {
      if (commandName(node) !== 'export') continue;
      for (const word of argumentsOf(node)) {
        const own = /^"?\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})"?$/.exec(word.text);
        const name = own?.[1] ?? own?.[2];
        if (!name) continue;
        const span = script.spanOf(word.pos, word.end);
        yield {
          span,
          message: `This exports the variable that the value of ${name} names, not ${name}.`,
          fixes: [{ title: `Write ${name}`, safety: 'unsafe', edits: [{ span, text: name }] }],
        };
      }
    }
  },
});
