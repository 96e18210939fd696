import { baseName } from '../../core/resolve-uri.ts';
import { defineRule, type RuleContext } from '../../core/rule.ts';
import type { Span } from '../../core/span.ts';
import { parseShellScript } from '../../shell/parse-script.ts';
import { buildContextsOf } from '../model/build-context.ts';
import { copiedScript } from '../model/copied-script.ts';
import type { DockerfileModel, Stage } from '../model/model.ts';
import { absolutePath } from '../model/paths.ts';
import { isService } from '../model/services.ts';
import { type StartedScript, startedScript } from '../model/started-script.ts';
import { plainText } from '../syntax/logical-text.ts';

/** Reports start scripts whose shell stays in front of the program and keeps signals to itself. */
export const scriptWithoutExec = defineRule<DockerfileModel>({
  id: 'script-without-exec',
  summary: 'Start script keeps signals from the program that it starts',
  severity: 'warning',
  scope: 'workspace',
  *check(model, context) {
    for (const stage of model.stages) {
      const started = startedScript(stage);
      if (!started || startsInit(stage)) continue;
      const script =
        heredocScript(model, stage, started) ?? fileScript(model, stage, started, context);
      const program = script && lastProgram(script.text);
      if (!script || program === undefined) continue;
      yield {
        span: started.span,
        message: `The shell of this script waits for ${program} and keeps SIGTERM to itself, so the container is killed instead of stopped.`,
        related: [{ span: script.origin, message: 'The script comes from here.' }],
      };
    }
  },
});

interface Script {
  readonly text: string;
  readonly origin: Span;
}

/** An init program hands signals on in ways of its own. */
function startsInit({ image: { entrypoint, cmd } }: Stage): boolean {
  return [entrypoint, cmd].some((fact) =>
    /(?:^|\/)(?:tini|dumb-init|catatonit)$/.test(fact.value?.arguments[0] ?? ''),
  );
}

function heredocScript(
  model: DockerfileModel,
  { instructions }: Stage,
  { paths }: StartedScript,
): Script | undefined {
  const copy = instructions.findLast((one) => {
    if (one.kind !== 'COPY' || one.heredocs.length !== 1 || one.sources.length > 0) return false;
    const target = one.destination && model.scopeAt(one).expand(one.destination.text);
    const path = absolutePath(target ?? '', model.imageBefore(one)?.workdir.value);
    return path !== undefined && paths.includes(path);
  });
  const heredoc = copy?.heredocs[0];
  return copy && heredoc && { text: heredoc.text, origin: copy.keyword.span };
}

function fileScript(
  model: DockerfileModel,
  stage: Stage,
  { paths }: StartedScript,
  context: RuleContext,
): Script | undefined {
  const [first, ...others] = buildContextsOf(model, context.uri, context);
  if (!first || others.length > 0) return undefined;
  const { files } = context.workspace;
  const copied = copiedScript(model, stage.instructions, paths, first, files);
  const text = copied && files.readText(copied.uri);
  return copied && text !== undefined ? { text, origin: copied.source.word.span } : undefined;
}

/** The service that the script ends with, when nothing hands signals on to it. */
function lastProgram(text: string): string | undefined {
  if (!/^#!.*\b(?:sh|bash|dash|ash)\b/.test(text) || text.length > longestScript) return undefined;
  const { commands, isComplete } = parseShellScript(plainText(text, 0));
  const last = commands.at(-1);
  if (!isComplete || last?.context !== 'top' || /^\s*&/.test(text.slice(last.span.end))) {
    return undefined;
  }
  const handsOn = commands.some(({ name }) => /^(?:trap|wait)$/.test(name?.value ?? ''));
  const isPiped = commands.some((one) => one !== last && one.pipeline === last.pipeline);
  const program = baseName(last.name?.value ?? '');
  return handsOn || isPiped || !isService(program) ? undefined : program;
}

const longestScript = 20_000;
