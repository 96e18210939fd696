/** Growing pauses between attempts, with jitter so that many watches do not return at once. */
export class BackOff {
  readonly #first: number;
  readonly #most: number;
  #next: number;

  /** Milliseconds. */
  constructor(first = 500, most = 30_000) {
    this.#first = first;
    this.#most = most;
    this.#next = first;
  }

  /** The work went well: the next pause is the shortest again. */
  reset(): void {
    this.#next = this.#first;
  }

  /** Waits; resolves at once when `signal` is aborted. */
  wait(signal: AbortSignal): Promise<void> {
    const pause = this.#next * (0.5 + Math.random() / 2);
    this.#next = Math.min(this.#next * 2, this.#most);
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, pause);
      signal.addEventListener('abort', done);
      if (signal.aborted) done();
    });
  }
}
