/** A queue of numbered things that several threads work off; it can be sent to each of them. */
export interface Queue {
  readonly count: number;
  /** Shared memory with the number of the first thing that nobody took. */
  readonly next: Int32Array;
}

/** A queue of so many things. */
export function createQueue(count: number): Queue {
  return { count, next: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) };
}

/** Takes batches off the queue until it is empty; no other thread is given the same ones. */
export function* batchesOf({ count, next }: Queue): Generator<Batch> {
  for (;;) {
    const start = Atomics.add(next, 0, batchSize);
    if (start >= count) return;
    yield { start, end: Math.min(start + batchSize, count) };
  }
}

/** Consecutive numbers, the end not among them. */
export interface Batch {
  readonly start: number;
  readonly end: number;
}

/** Few enough that no thread waits long for the last batch of another one. */
const batchSize = 16;
