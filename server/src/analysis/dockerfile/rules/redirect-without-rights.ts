import { commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `sudo command > file`, where the file is written without the rights of root. */
export const redirectWithoutRights = defineShellRule({
  id: 'redirect-without-rights',
  summary: 'File is not opened by the program behind sudo',
  severity: 'warning',
  aliases: ['SC2024'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('Command')) {
      if (commandName(node) !== 'sudo') continue;
      for (const redirect of node.redirects) {
        if (redirect.type !== 'Redirect' || !/^(?:>>?|<)$/.test(redirect.operator)) continue;
        const file = redirect.target?.text ?? '';
        if (redirect.descriptor || file.startsWith('/dev/')) continue;
        yield {
          span: script.spanOf(redirect.pos, redirect.pos + redirect.operator.length),
          message: 'The shell opens this file before sudo starts, with the rights of the user.',
        };
      }
    }
  },
});
