/** Whether a text is an IPv4 or IPv6 address as the API server reads it. */
export function isIpAddress(text: string): boolean {
  return isIpv4(text) || isIpv6(text);
}

/** Whether a text is an address with the length of its network prefix. */
export function isCidr(text: string): boolean {
  const [address = '', length = '', ...more] = text.split('/');
  if (more.length > 0 || !/^(?:0|[1-9][0-9]{0,2})$/.test(length)) return false;
  if (isIpv4(address)) return Number(length) <= 32;
  return isIpv6(address) && Number(length) <= 128;
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return (
    parts.length === 4 && parts.every((part) => /^[0-9]{1,3}$/.test(part) && Number(part) < 256)
  );
}

function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2 || !text.includes(':')) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const width = groups.length + (last.includes('.') ? 1 : 0);
  const isGroup = (group: string, index: number) =>
    /^[0-9a-fA-F]{1,4}$/.test(group) || (index === groups.length - 1 && isIpv4(group));
  return groups.every(isGroup) && (halves.length === 2 ? width < 8 : width === 8);
}

/** Whether an IPv4 range is a smaller part of another one; undefined when either is something else. */
export function containsRange(outer: string, inner: string): boolean | undefined {
  const [a, b] = [ipv4Range(outer), ipv4Range(inner)];
  if (!a || !b) return undefined;
  const size = 2 ** (32 - a.length);
  return b.length > a.length && Math.floor(a.start / size) === Math.floor(b.start / size);
}

function ipv4Range(text: string): { readonly start: number; readonly length: number } | undefined {
  const [address = '', length = ''] = text.split('/');
  if (!isCidr(text) || !isIpv4(address)) return undefined;
  const start = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return { start, length: Number(length) };
}
