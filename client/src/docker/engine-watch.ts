import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineConnection } from './connect-engine.ts';
import type { EngineEvent, ResourceKind } from './engine.ts';

/** Live changes of one engine, shared by all who listen; nobody listening, nothing open. */
export interface EngineWatch {
  /** Calls back when resources of a kind may have changed, or when the engine came or went. */
  on(subject: WatchSubject, listener: () => void): { dispose(): void };
  /** The engine is another one now: start over. */
  restart(): void;
}

/** What can change. */
type WatchSubject = ResourceKind | 'connection';

const subjects: readonly WatchSubject[] = ['connection', 'container', 'image', 'volume', 'network'];
const firstPauseMs = 500;
const longestPauseMs = 3000;
/** Happens at every look into a container and changes nothing. */
const unimportant = /^(exec_|attach|detach|resize|top|export|archive-path|extract-to-dir)/;

/** Follows the engine's events as long as somebody listens, and tries again forever. */
export function createEngineWatch(connection: EngineConnection): EngineWatch {
  const listeners = new Map(subjects.map((subject) => [subject, new Set<() => void>()]));
  let running: AbortController | undefined;

  const tell = (subject: WatchSubject) => {
    for (const listener of listeners.get(subject) ?? []) listener();
  };
  const tellOf = ({ kind, action }: EngineEvent) => {
    if (!unimportant.test(action)) tell(kind);
  };

  const follow = async (signal: AbortSignal) => {
    let connected = true;
    let pause = firstPauseMs;
    while (!signal.aborted) {
      try {
        const engine = await connection.connect();
        const events = await engine.events(signal);
        pause = firstPauseMs;
        connected = true;
        for (const subject of subjects) tell(subject);
        for await (const event of events) tellOf(event);
      } catch {
        // Why the engine is away is told by the rows that ask it; here it only is.
      }
      if (signal.aborted) return;
      if (connected) tell('connection');
      connected = false;
      await sleep(pause, undefined, { signal }).catch(() => undefined);
      pause = Math.min(pause * 2, longestPauseMs);
    }
  };
  const start = () => {
    running = new AbortController();
    void follow(running.signal);
  };
  const stop = () => {
    running?.abort();
    running = undefined;
  };
  const someoneListens = () => [...listeners.values()].some((set) => set.size > 0);

  return {
    on: (subject, listener) => {
      // An own function, so that the same listener may be there twice.
      const called = () => listener();
      listeners.get(subject)?.add(called);
      if (!running) start();
      return {
        dispose: () => {
          listeners.get(subject)?.delete(called);
          if (!someoneListens()) stop();
        },
      };
    },
    restart: () => {
      if (!running) return;
      stop();
      start();
    },
  };
}
