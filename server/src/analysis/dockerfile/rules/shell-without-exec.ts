import { parseShellScript } from '../../shell/parse-script.ts';
import { baseName } from '../model/paths.ts';
import { isService } from '../model/services.ts';
import { defineStageRule } from '../model/stage-rule.ts';
import { plainText } from '../syntax/logical-text.ts';

/** Reports `sh -c` around a service, where the shell keeps signals to itself. */
export const shellWithoutExec = defineStageRule({
  id: 'shell-without-exec',
  summary: 'Shell keeps signals from the program that it starts',
  severity: 'information',
  *checkStage({ instructions, image }) {
    // Debian's shell stays in front of its last command; those of Alpine and Red Hat give way to it.
    if (image.packageManager.value !== 'apt') return;
    for (const origin of new Set([image.entrypoint.origin, image.cmd.origin])) {
      const [shell, option, script] = origin?.json ?? [];
      if (!origin || !instructions.includes(origin) || !script) continue;
      if (baseName(shell?.value ?? '') !== 'sh' || !/^-e?c$/.test(option?.value ?? '')) continue;
      const { commands, isComplete } = parseShellScript(plainText(script.value, 0));
      const last = commands.at(-1);
      const program = baseName(last?.name?.value ?? '');
      if (!isComplete || last?.context !== 'top' || !isService(program)) continue;
      const isHandled = commands.some(({ name }) => /^(?:trap|wait)$/.test(name?.value ?? ''));
      const isPiped = commands.some((one) => one !== last && one.pipeline === last.pipeline);
      if (isHandled || isPiped || /&\s*$/.test(script.value)) continue;
      // Without escapes, each character of the string stands for itself.
      const isPlain = script.span.end - script.span.start === script.value.length + 2;
      const at = script.span.start + 1 + last.span.start;
      yield {
        span: script.span,
        message: `The shell waits for ${program} and keeps SIGTERM to itself, so the container is killed instead of stopped.`,
        fixes:
          isPlain && last.assignments.length === 0
            ? [
                {
                  title: `Replace the shell by ${program}`,
                  safety: 'unsafe',
                  edits: [{ span: { start: at, end: at }, text: 'exec ' }],
                },
              ]
            : [],
      };
    }
  },
});
