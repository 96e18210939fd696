import { defineRule } from '../../core/rule.ts';
import { runCommands } from '../model/commands.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports downloads that save the page of an error as if it were the file. */
export const curlWithoutFail = defineRule<DockerfileModel>({
  id: 'curl-without-fail',
  summary: 'curl saves the page of an error',
  severity: 'information',
  *check(model) {
    for (const { commands } of runCommands(model)) {
      for (const { name, arguments: words } of commands) {
        if (name?.value !== 'curl') continue;
        const saves = words.some(({ text }) =>
          /^-[a-zA-Z]*[oO]|^--(?:output|remote-name)/.test(text),
        );
        const fails = words.some(({ text }) => /^-[a-zA-Z]*f|^--fail/.test(text));
        if (!saves || fails) continue;
        const end = name.span.end;
        yield {
          span: name.span,
          message:
            'When the server answers with an error, curl saves its page as the file and the build goes on.',
          fixes: [
            {
              title: 'Add -f',
              safety: 'safe',
              edits: [{ span: { start: end, end }, text: ' -f' }],
            },
          ],
        };
      }
    }
  },
});
