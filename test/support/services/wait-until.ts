import { setTimeout as sleep } from 'node:timers/promises';

/** How long to wait for a condition, and what is watched meanwhile. */
export interface WaitOptions {
  readonly timeoutMs?: number;
  readonly everyMs?: number;
  /** Ends the wait early: returns why waiting longer is pointless. */
  readonly failed?: () => string | undefined;
}

/** Asks until the answer is neither undefined nor false; an exception counts as "not yet". */
export async function waitUntil<Answer>(
  what: string,
  ask: () => Promise<Answer | undefined | false> | Answer | undefined | false,
  { timeoutMs = 120_000, everyMs = 100, failed }: WaitOptions = {},
): Promise<Answer> {
  const end = Date.now() + timeoutMs;
  let last: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      last = error;
    }
    const why = failed?.();
    if (why !== undefined) throw new Error(`${what}: ${why}`);
    if (Date.now() > end) {
      throw new Error(`${what}: not within ${timeoutMs} ms`, last ? { cause: last } : {});
    }
    await sleep(everyMs);
  }
}
