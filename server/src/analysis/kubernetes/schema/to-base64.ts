const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The base64 of a text in UTF-8. */
export function toBase64(text: string): string {
  const bytes = bytesOf(text);
  let result = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(at, at + 3);
    const four = [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63];
    const filled = Math.min(bytes.length - at, 3) + 1;
    result += four.map((index, place) => (place < filled ? letters[index] : '=')).join('');
  }
  return result;
}

function bytesOf(text: string): readonly number[] {
  const whole = text.replace(/\p{Surrogate}/gu, '\uFFFD');
  const escaped = encodeURIComponent(whole);
  return [...escaped.matchAll(/%([0-9A-F]{2})|(.)/g)].map(([, code, letter]) =>
    code === undefined ? (letter ?? '').charCodeAt(0) : Number.parseInt(code, 16),
  );
}
