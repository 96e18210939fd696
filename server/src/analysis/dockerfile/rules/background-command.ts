import type { Fix } from '../../core/finding.ts';
import type { Span } from '../../core/span.ts';
import type { PackageManager } from '../model/image.ts';
import type { Stage, StageView } from '../model/model.ts';
import { baseName } from '../model/paths.ts';
import { defineStageRule } from '../model/stage-rule.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** Reports commands that go to the background, with which the container ends. */
export const backgroundCommand = defineStageRule({
  id: 'background-command',
  summary: 'Container ends because its program goes to the background',
  severity: 'warning',
  *checkStage(stage, view) {
    const { entrypoint, cmd } = stage.image;
    const isAlone = entrypoint.certainty !== 'unknown' && entrypoint.value === undefined;
    for (const origin of new Set([entrypoint.origin, cmd.origin])) {
      if (!origin || !stage.instructions.includes(origin)) continue;
      if (origin.kind === 'CMD' ? !isAlone : origin.kind !== 'ENTRYPOINT') continue;
      const started = lastCommand(view, origin);
      if (!started || isConfigured(view, stage, started.words[0] ?? '')) continue;
      const missing = missingWords(started.words, stage.image.packageManager.value);
      if (!missing) continue;
      const program = started.words[0] ?? '';
      yield {
        span: started.span,
        message: `${program} goes to the background and its starter ends, and the container with it.`,
        fixes: fixesFor(origin, missing),
      };
    }
  },
});

interface Started {
  readonly words: readonly string[];
  readonly span: Span;
}

/** The command with whose end the container ends. */
function lastCommand({ scriptOf }: StageView, instruction: Instruction): Started | undefined {
  const { json } = instruction;
  if (json) {
    const words = json.map(({ value }) => value);
    const [first] = json;
    return first && { words: [baseName(words[0] ?? ''), ...words.slice(1)], span: first.span };
  }
  const script = scriptOf(instruction);
  const last = script?.commands.at(-1);
  if (!script?.isComplete || last?.context !== 'top' || !last.name?.value) return undefined;
  const words = last.arguments.map(({ value, text }) => value ?? text);
  return { words: [baseName(last.name.value), ...words], span: last.name.span };
}

/** The words that keep a daemon in the foreground; undefined when the command does not go to the background. */
function missingWords(
  [program = '', ...words]: readonly string[],
  manager: PackageManager | undefined,
): readonly string[] | undefined {
  const has = (pattern: RegExp) => words.some((word) => pattern.test(word));
  switch (program) {
    case 'service':
      return words[1] === 'start' ? [] : undefined;
    case 'nginx':
      return has(/daemon off|^-[tTvVhs]/) ? undefined : ['-g', 'daemon off;'];
    case 'apachectl':
    case 'apache2ctl':
      return words.length === 0 ? ['-D', 'FOREGROUND'] : words[0] === 'start' ? [] : undefined;
    case 'sshd':
      return has(/^-[a-zA-Z]*[DdtTiGV]/) ? undefined : ['-D'];
    case 'cron':
      return has(/^-[a-zA-Z]*f/) ? undefined : ['-f'];
    case 'crond':
      return has(/^-[a-zA-Z]*[fdnx]/) ? undefined : foregroundOfCrond(manager);
    case 'redis-server':
      return has(/^--daemonize$/) && has(/^yes$/) ? [] : undefined;
    case 'php-fpm':
      return has(/^(?:-D|--daemonize)$/) ? [] : undefined;
    default:
      return undefined;
  }
}

/** The crond of busybox takes another option than cronie, that of Red Hat and SUSE. */
function foregroundOfCrond(manager: PackageManager | undefined): readonly string[] {
  if (manager === undefined || manager === 'apt') return [];
  return manager === 'apk' ? ['-f'] : ['-n'];
}

function fixesFor({ json, body }: Instruction, words: readonly string[]): Fix[] {
  const last = json?.at(-1);
  if (words.length === 0 || (!last && !/^[\w\s./-]+$/.test(body.text))) return [];
  const at = last ? last.span.end : body.spanOf(body.text.length, body.text.length).end;
  const text = words.map((word) =>
    last ? `, ${JSON.stringify(word)}` : ` ${/\s/.test(word) ? `'${word}'` : word}`,
  );
  const shown = words.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(' ');
  const edits = [{ span: { start: at, end: at }, text: text.join('') }];
  return [{ title: `Add ${shown}`, safety: 'unsafe', edits }];
}

/** Files of the program's own may keep it in the foreground. */
function isConfigured({ sourceOf }: StageView, stage: Stage, program: string): boolean {
  const names = program === 'nginx' ? /nginx|daemon off/ : undefined;
  if (!names) return false;
  const { base } = stage;
  const isKnown = base.kind === 'image' && base.known !== undefined;
  return (
    !isKnown ||
    stage.instructions.some(
      (one) =>
        (one.kind === 'COPY' || one.kind === 'ADD' || one.kind === 'RUN') &&
        names.test(sourceOf(one).replace(/install[^&]*nginx/, '')),
    )
  );
}
