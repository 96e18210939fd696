import { BackOff } from './back-off.ts';
import { ClusterError } from './cluster-error.ts';
import { fieldAt, numberAt, textAt } from './field-at.ts';
import { readLines } from './read-lines.ts';
import { statusError } from './status-error.ts';
import { readTable, type TableRow, tableAccept, tableVersion } from './table.ts';
import type { Transport } from './transport.ts';

/** Which objects to show. */
export interface RowScope {
  /** Path of the collection. */
  readonly path: string;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
}

/** The rows of a moment. */
export interface RowsState {
  readonly rows: readonly TableRow[];
  /** How many objects there are beyond the rows. */
  readonly remaining: number;
  /** Why the rows may be old; undefined while the watch is up. */
  readonly trouble?: Error;
}

/** How patient a live list is, in milliseconds; tests shorten it. */
export interface LiveTiming {
  /** Longest silence of a watch; the server sends bookmarks about each minute. */
  readonly silence: number;
  /** Shortest pause between two notices of changes. */
  readonly notice: number;
  readonly firstRetry: number;
  readonly lastRetry: number;
}

const usual: LiveTiming = { silence: 90_000, notice: 150, firstRetry: 500, lastRetry: 30_000 };
const pageSize = 500;

/**
 * The rows of a collection, live while somebody listens: list in pages, watch with bookmarks, go on from the
 * last version after any cut, list again after 410, forever, with growing pauses.
 */
export class LiveRows {
  readonly #transport: Transport;
  readonly #scope: RowScope;
  readonly #timing: LiveTiming;
  readonly #listeners = new Set<() => void>();
  #rows = new Map<string, TableRow>();
  #columns: readonly string[] = [];
  #version = '';
  #continue: string | undefined;
  #remaining = 0;
  #trouble: Error | undefined;
  #running: AbortController | undefined;
  #listed: Promise<void> | undefined;
  #notice: NodeJS.Timeout | undefined;

  constructor(transport: Transport, scope: RowScope, timing: Partial<LiveTiming> = {}) {
    this.#transport = transport;
    this.#scope = scope;
    this.#timing = { ...usual, ...timing };
  }

  /** The rows: those of the watch while it runs, else freshly listed. Throws ClusterError when they never came. */
  async read(signal?: AbortSignal): Promise<RowsState> {
    if (this.#running === undefined) {
      this.#listed = undefined;
      await this.#list(signal);
    } else if (this.#version === '') {
      this.#listed ??= this.#list(this.#running.signal);
      await this.#listed;
    }
    return this.state();
  }

  /** The rows as they are now. */
  state(): RowsState {
    return {
      rows: [...this.#rows.values()],
      remaining: this.#remaining,
      ...(this.#trouble === undefined ? {} : { trouble: this.#trouble }),
    };
  }

  /** Adds the next page of a long collection. */
  async loadMore(signal?: AbortSignal): Promise<void> {
    if (this.#continue === undefined) return;
    await this.#page(signal);
    this.#changed();
  }

  /** Calls `changed` after each change until it is disposed; the last one to leave ends the watch. */
  listen(changed: () => void): { dispose(): void } {
    const listener = (): void => changed();
    this.#listeners.add(listener);
    if (this.#running === undefined) {
      this.#running = new AbortController();
      void this.#follow(this.#running.signal);
    }
    return {
      dispose: () => {
        this.#listeners.delete(listener);
        if (this.#listeners.size > 0) return;
        this.#running?.abort();
        this.#running = undefined;
        clearTimeout(this.#notice);
        this.#notice = undefined;
        this.#forget();
      },
    };
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const backOff = new BackOff(this.#timing.firstRetry, this.#timing.lastRetry);
    while (!signal.aborted) {
      try {
        if (this.#version === '') {
          this.#listed ??= this.#list(signal);
          await this.#listed;
          this.#changed();
        }
        await this.#watch(signal, () => backOff.reset());
      } catch (error) {
        if (signal.aborted) return;
        this.#listed = undefined;
        const failure = this.#transport.failure(error);
        if (ClusterError.is(failure, 'gone')) {
          this.#version = '';
          continue;
        }
        this.#inTrouble(failure);
      }
      await backOff.wait(signal);
    }
  }

  async #list(signal: AbortSignal | undefined): Promise<void> {
    this.#continue = undefined;
    await this.#page(signal);
    this.#trouble = undefined;
  }

  async #page(signal: AbortSignal | undefined): Promise<void> {
    const token = this.#continue;
    const table = await this.#transport.json<unknown>({
      path: this.#scope.path,
      query: { ...this.#query(), limit: pageSize, continue: token },
      accept: tableAccept,
      signal,
    });
    const page = readTable(table);
    if (token === undefined) this.#rows = new Map();
    for (const row of page.rows) this.#rows.set(row.uid, row);
    this.#columns = page.columns;
    this.#continue = textAt(table, 'metadata', 'continue') || undefined;
    this.#remaining = numberAt(table, 'metadata', 'remainingItemCount') ?? 0;
    if (token === undefined) this.#version = textAt(table, 'metadata', 'resourceVersion') ?? '';
  }

  async #watch(signal: AbortSignal, alive: () => void): Promise<void> {
    const stream = await this.#transport.stream({
      path: this.#scope.path,
      query: {
        ...this.#query(),
        watch: true,
        allowWatchBookmarks: true,
        resourceVersion: this.#version,
        timeoutSeconds: 240 + Math.floor(Math.random() * 120),
      },
      accept: tableAccept,
      timeout: Math.min(this.#timing.silence, 30_000),
      signal,
    });
    this.#recovered();
    for await (const line of readLines(stream, this.#timing.silence)) {
      if (line === '') continue;
      alive();
      this.#take(JSON.parse(line));
    }
  }

  #take(event: unknown): void {
    const type = textAt(event, 'type');
    const object = fieldAt(event, 'object');
    if (type === 'ERROR') {
      throw statusError(numberAt(object, 'code') ?? 500, JSON.stringify(object));
    }
    this.#version = tableVersion(object) ?? this.#version;
    if (type === 'BOOKMARK') return;
    const table = readTable(object, this.#columns);
    this.#columns = table.columns;
    for (const row of table.rows) this.#put(type, row);
    this.#changed();
  }

  /** Beyond the pages that were loaded only the count is kept, so that memory does not grow. */
  #put(type: string | undefined, row: TableRow): void {
    const shown = this.#rows.has(row.uid);
    if (type === 'DELETED') {
      if (!this.#rows.delete(row.uid) && this.#remaining > 0) this.#remaining--;
    } else if (shown || this.#continue === undefined) {
      this.#rows.set(row.uid, row);
    } else if (type === 'ADDED') {
      this.#remaining++;
    }
  }

  /** Rows that nobody sees cost no memory. */
  #forget(): void {
    this.#rows = new Map();
    this.#version = '';
    this.#continue = undefined;
    this.#listed = undefined;
    this.#trouble = undefined;
  }

  #query(): Record<string, string | undefined> {
    const { labelSelector, fieldSelector } = this.#scope;
    return { labelSelector, fieldSelector, includeObject: 'Metadata' };
  }

  #recovered(): void {
    if (this.#trouble === undefined) return;
    this.#trouble = undefined;
    this.#changed();
  }

  #inTrouble(error: Error): void {
    this.#trouble = error;
    this.#changed();
  }

  #changed(): void {
    this.#notice ??= setTimeout(() => {
      this.#notice = undefined;
      for (const listener of this.#listeners) listener();
    }, this.#timing.notice);
  }
}
