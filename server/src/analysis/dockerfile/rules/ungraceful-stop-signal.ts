import { baseName } from '../model/paths.ts';
import { defineStageRule } from '../model/stage-rule.ts';

/** Reports stop signals that leave a program no time to finish its work. */
export const ungracefulStopSignal = defineStageRule({
  id: 'ungraceful-stop-signal',
  summary: 'Stop signal ends the program in the middle of its work',
  severity: 'warning',
  *checkStage({ instructions, image }) {
    const { origin, value } = image.stopSignal;
    if (origin?.kind !== 'STOPSIGNAL' || !origin.value || !instructions.includes(origin)) return;
    const signal = nameOf(value ?? '');
    const { entrypoint, cmd } = image;
    const words = [entrypoint, cmd].flatMap((fact) =>
      fact.value?.form === 'exec' ? fact.value.arguments.map(baseName) : [],
    );
    const reason =
      reasons.get(signal) ?? words.map((word) => ownReasons.get(word)?.[signal]).find(Boolean);
    if (!reason) return;
    const [what, better] = reason;
    const { span } = origin.value;
    yield {
      span,
      message: `${signal} ${what}.`,
      fixes: [{ title: `Use ${better}`, safety: 'unsafe', edits: [{ span, text: better }] }],
    };
  },
});

function nameOf(signal: string): string {
  const name = numbers.get(signal) ?? signal.toUpperCase();
  return name.startsWith('SIG') ? name : `SIG${name}`;
}

const numbers = new Map<string, string>(
  Object.entries({
    '1': 'SIGHUP',
    '2': 'SIGINT',
    '3': 'SIGQUIT',
    '9': 'SIGKILL',
    '15': 'SIGTERM',
    '19': 'SIGSTOP',
  }),
);

/** What a signal does, and the one that lets a program finish. */
type Reason = readonly [what: string, better: string];

const reasons = new Map<string, Reason>(
  Object.entries({
    SIGKILL: [
      'cannot be handled, so the program has no chance to finish what it is doing',
      'SIGTERM',
    ],
    SIGSTOP: [
      'only halts the program, which is then killed when the time to stop is over',
      'SIGTERM',
    ],
  }),
);

const dropsRequests = 'is for stopping at once: the requests that are being answered are dropped';

/** What programs do with signals, from their own documentation. */
const ownReasons = new Map<string, Readonly<Record<string, Reason>>>(
  Object.entries({
    nginx: { SIGTERM: [dropsRequests, 'SIGQUIT'], SIGINT: [dropsRequests, 'SIGQUIT'] },
    'httpd-foreground': { SIGTERM: [dropsRequests, 'SIGWINCH'] },
    postgres: {
      SIGQUIT: [
        'ends postgres without a checkpoint, so it repairs itself at the next start',
        'SIGINT',
      ],
      SIGTERM: ['makes postgres wait until every client has left, or until it is killed', 'SIGINT'],
    },
  }),
);
