const quantity = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/;
const base64 = /^[A-Za-z0-9+/]*={0,2}$/;
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** Whether the API server reads the text as a quantity: a number with at most one suffix. */
export function isQuantity(text: string): boolean {
  return quantity.test(text);
}

/** Whether the text is base64 with its padding; line breaks are ignored. */
export function isBase64(text: string): boolean {
  const joined = text.replaceAll(/[\r\n]/g, '');
  return joined.length % 4 === 0 && base64.test(joined);
}

/** Whether the text is a time of RFC 3339. */
export function isTime(text: string): boolean {
  return time.test(text);
}

/** Suffixes that people write for those that exist, in lower case. */
const suffixes: Readonly<Record<string, string>> = {
  k: 'k',
  kb: 'k',
  kib: 'Ki',
  ki: 'Ki',
  mb: 'M',
  mib: 'Mi',
  mi: 'Mi',
  g: 'G',
  gb: 'G',
  gib: 'Gi',
  gi: 'Gi',
  t: 'T',
  tb: 'T',
  tib: 'Ti',
  ti: 'Ti',
  b: '',
  bytes: '',
  core: '',
  cores: '',
  cpu: '',
  cpus: '',
  mcpu: 'm',
  millicore: 'm',
  millicores: 'm',
};

/** The quantity that was probably meant, such as `512Mi` for `512 MiB`. */
export function likelyQuantity(text: string): string | undefined {
  const [, number, suffix] = /^\s*(\d+(?:\.\d+)?)\s*([A-Za-z]*)\s*$/.exec(text) ?? [];
  if (number === undefined || suffix === undefined) return undefined;
  const known = suffix === '' || isQuantity(`1${suffix}`) ? suffix : suffixes[suffix.toLowerCase()];
  return known === undefined ? undefined : number + known;
}
