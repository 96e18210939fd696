import type { Completion } from '../analysis/core/features.ts';
import type { LiveNames } from '../analysis/live-names.ts';
import type { Scene, Session } from './session.ts';

/** Names that only a running engine or cluster knows, and whether they came too late to be used. */
export interface LiveCompletions {
  readonly completions: readonly Completion[];
  readonly late: boolean;
}

/** Asks the client for live names when the place takes some, and waits no longer than 300 ms. */
export async function liveCompletions(
  session: Session,
  { snapshot }: Scene,
  offset: number,
  known: readonly Completion[],
): Promise<LiveCompletions> {
  const wanted = session.client.liveNames
    ? session.analysis.liveNames(snapshot, offset)
    : undefined;
  if (!wanted) return { completions: [], late: false };
  const names = await inTime(session, askNames(session, wanted));
  if (!names) return { completions: [], late: true };
  const labels = new Set(known.map(({ label }) => label));
  const completions = names
    .filter((name) => !labels.has(name))
    .map<Completion>((name) => ({
      label: name,
      kind: 'value',
      detail: wanted.kind === 'images' ? 'local image' : 'in the cluster',
      replace: wanted.replace,
      snippet: name.replace(/[\\$}]/g, '\\$&'),
      rank: liveRank,
    }));
  return { completions, late: false };
}

/** Live names stand behind what files say. */
const liveRank = 500;
const budgetMilliseconds = 300;

async function askNames(session: Session, wanted: LiveNames): Promise<readonly string[]> {
  if (wanted.kind === 'images') return (await session.ask('slipway/engineImages', {})).images;
  const { objectKind, namespace } = wanted;
  const question = { kind: objectKind, ...(namespace !== undefined && { namespace }) };
  return (await session.ask('slipway/clusterNames', question)).names;
}

/** The answer; nothing when it takes too long, an empty list when it fails. */
function inTime(
  { host }: Session,
  answer: Promise<readonly string[]>,
): Promise<readonly string[] | undefined> {
  return new Promise((resolve) => {
    const timer = host.setTimer(() => resolve(undefined), budgetMilliseconds);
    const settle = (names: readonly string[]) => {
      timer.dispose();
      resolve(names);
    };
    answer.then(settle, () => settle([]));
  });
}
