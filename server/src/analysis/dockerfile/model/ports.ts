import type { EffectivePort } from './image.ts';

/** The ports of one word of EXPOSE without variables; undefined when BuildKit would refuse it. */
export function parsePorts(text: string): EffectivePort[] | undefined {
  const container = text.slice(text.lastIndexOf(':') + 1);
  const match = /^(\d+)(?:-(\d+))?(?:\/(tcp|udp|sctp)?)?$/i.exec(container);
  if (!match?.[1]) return undefined;
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  if (last > 65535 || last < first) return undefined;
  const protocol = (match[3]?.toLowerCase() ?? 'tcp') as EffectivePort['protocol'];
  // A whole range is shown by its ends, so that `EXPOSE 1-65535` costs nothing.
  const ports = last - first > 1000 ? [first, last] : range(first, last);
  return ports.map((port) => ({ port, protocol }));
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
