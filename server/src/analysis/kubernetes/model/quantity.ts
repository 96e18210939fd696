/** A quantity such as `500m` or `128Mi`, as the API server reads it. */
export interface Quantity {
  /** In base units; exact enough to compare what people write. */
  readonly value: number;
}

const pattern =
  /^([+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))(?:([KMGTPE]i|[numkMGTPE])|[eE]([+-]?[0-9]+))?$/;
const factors: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** Reads a quantity; undefined when the API server would refuse it. */
export function parseQuantity(text: string): Quantity | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, number = '', suffix, exponent] = match;
  const factor = suffix ? (factors[suffix] ?? 1) : 10 ** Number(exponent ?? 0);
  return { value: Number(number) * factor };
}
