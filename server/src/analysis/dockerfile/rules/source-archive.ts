import { defineRule } from '../../core/rule.ts';
import { runCommands } from '../model/commands.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports downloads of the Go sources where the compiler was meant. */
export const sourceArchive = defineRule<DockerfileModel>({
  id: 'source-archive',
  summary: 'Archive holds the sources of Go and not its compiler',
  severity: 'warning',
  *check(model) {
    for (const { commands } of runCommands(model)) {
      for (const { name, arguments: words } of commands) {
        if (name?.value !== 'curl' && name?.value !== 'wget') continue;
        for (const { span, text } of words) {
          const file = /go\d[\w.]*\.src\.tar\.gz/.exec(text);
          if (!file) continue;
          const start = span.start + file.index;
          yield {
            span: { start, end: start + file[0].length },
            message: `${file[0]} holds the sources of Go and no program, so there will be no "go" to run.`,
          };
        }
      }
    }
  },
});
