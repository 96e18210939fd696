import { createLineIndex, type LineIndex } from './line-index.ts';

/** The languages that Slipway analyses; everything else is `other` and left alone. */
export type LanguageId = 'dockerfile' | 'kubernetes' | 'compose' | 'hadolint' | 'helm' | 'other';

/** One version of one document; it never changes, and everything derived from it hangs off it. */
export interface Snapshot {
  readonly uri: string;
  readonly version: number;
  readonly language: LanguageId;
  readonly text: string;
  readonly lines: LineIndex;
  /** Values derived from this text, by derivation. Only the functions below touch it. */
  readonly derived: Map<object, unknown>;
  /** The derived values of the version before this one, so that unchanged parts can be kept. */
  readonly inherited: ReadonlyMap<object, unknown>;
}

/** Makes a snapshot; `previous` is the version it replaces and is not retained. */
export function createSnapshot(
  document: Pick<Snapshot, 'uri' | 'version' | 'language' | 'text'>,
  previous?: Snapshot,
): Snapshot {
  const inherited = previous && previous.derived.size > 0 ? previous.derived : previous?.inherited;
  return {
    ...document,
    lines: createLineIndex(document.text),
    derived: new Map(),
    inherited: inherited ?? nothingInherited,
  };
}

const nothingInherited: ReadonlyMap<object, unknown> = new Map();

/**
 * A function of a snapshot that computes once per snapshot.
 * `build` receives the value of the previous version, if it was ever computed, to take unchanged parts from.
 */
export function derivation<T>(
  build: (snapshot: Snapshot, previous: T | undefined) => T,
): (snapshot: Snapshot) => T {
  const key = {};
  return (snapshot) => {
    if (snapshot.derived.has(key)) return snapshot.derived.get(key) as T;
    const value = build(snapshot, snapshot.inherited.get(key) as T | undefined);
    snapshot.derived.set(key, value);
    return value;
  };
}
