/** A value that carries what was derived from it, so that both are forgotten together. */
export interface Derivable {
  /** Only `oncePer` touches it. */
  readonly derived: Map<object, unknown>;
}

/** A pure function of an immutable value that computes once per value. */
export function oncePer<Key extends Derivable, T>(compute: (key: Key) => T): (key: Key) => T {
  return (key) => {
    if (key.derived.has(compute)) return key.derived.get(compute) as T;
    const value = compute(key);
    key.derived.set(compute, value);
    return value;
  };
}
