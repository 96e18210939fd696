import type { Finding } from '../../core/finding.ts';
import { baseName } from '../../core/resolve-uri.ts';
import { defineRule } from '../../core/rule.ts';
import { buildContextsOf } from '../model/build-context.ts';
import { type CopiedScript, copiedScript } from '../model/copied-script.ts';
import { lineageOf } from '../model/lineage.ts';
import type { DockerfileModel, Stage } from '../model/model.ts';
import { type StartedScript, startedScript } from '../model/started-script.ts';
import { flagOf } from '../syntax/nodes.ts';

/** Reports scripts that a container starts with and that the kernel or the shell cannot run. */
export const brokenEntrypointScript = defineRule<DockerfileModel>({
  id: 'broken-entrypoint-script',
  summary: 'Script that the container starts cannot be run',
  severity: 'error',
  scope: 'workspace',
  *check(model, context) {
    const [first, ...others] = buildContextsOf(model, context.uri, context);
    if (!first || others.length > 0) return;
    for (const stage of model.stages) {
      const started = startedScript(stage);
      if (!started) continue;
      const { files } = context.workspace;
      const instructions = lineageOf(stage)?.flatMap((one) => one.instructions);
      if (!instructions) continue;
      const copied = copiedScript(model, instructions, started.paths, first, files);
      const text = copied && files.readText(copied.uri);
      if (!copied || text === undefined) continue;
      const commands = instructions
        .filter(({ kind }) => kind === 'RUN')
        .map(({ body }) => body.text);
      const isChanged = (by: RegExp) => commands.some((command) => by.test(command));
      const finding =
        lineEnds(text, started, isChanged) ??
        shebang(text, started, stage) ??
        executeBit(started, copied, files.isExecutable(copied.uri), isChanged);
      if (!finding) continue;
      yield {
        ...finding,
        span: started.span,
        related: [{ span: copied.source.word.span, message: 'The script comes from here.' }],
      };
    }
  },
});

type Fault = Omit<Finding, 'span'>;

function lineEnds(
  text: string,
  { isProgram }: StartedScript,
  isChanged: (by: RegExp) => boolean,
): Fault | undefined {
  const firstLine = text.slice(0, text.indexOf('\n') + 1);
  const isBroken = isProgram ? /^#!.*\r\n$/.test(firstLine) : text.includes('\r\n');
  if (!isBroken || isChanged(/dos2unix|\\r/)) return undefined;
  return {
    message: isProgram
      ? 'The first line of this script ends with CR LF, so the container fails with "no such file or directory".'
      : 'The lines of this script end with CR LF, which the shell takes for a part of each command.',
  };
}

function shebang(text: string, { isProgram }: StartedScript, stage: Stage): Fault | undefined {
  if (!isProgram) return undefined;
  const [, program = '', argument] = /^#![ \t]*(\S+)(?:[ \t]+(?:-S[ \t]+)?(\S+))?/.exec(text) ?? [];
  if (program === '') {
    return text.startsWith('#!')
      ? undefined
      : {
          message:
            'This script has no first line such as "#!/bin/sh", so the container fails with "exec format error".',
        };
  }
  const interpreter = baseName(program) === 'env' && argument ? argument : baseName(program);
  if (stage.image.programs.has(interpreter) !== 'missing') return undefined;
  return {
    message: `This script is written for ${interpreter}, which the image does not have, so the container fails with "no such file or directory".`,
  };
}

function executeBit(
  { isProgram }: StartedScript,
  { copy, isAlone }: CopiedScript,
  isExecutable: boolean | undefined,
  isChanged: (by: RegExp) => boolean,
): Fault | undefined {
  if (!isProgram || isExecutable !== false || flagOf(copy, 'chmod')) return undefined;
  if (isChanged(/\b(?:chmod|install)\b/)) return undefined;
  const at = copy.keyword.span.end;
  return {
    severity: 'warning',
    message:
      'This script is copied without the right to execute it, so the container fails with "permission denied".',
    fixes: [
      {
        title: 'Copy it with --chmod=755',
        safety: isAlone ? 'safe' : 'unsafe',
        edits: [{ span: { start: at, end: at }, text: ' --chmod=755' }],
      },
    ],
  };
}
