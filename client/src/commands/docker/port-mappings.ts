import type { RunRequest } from '../../docker/engine.ts';

/** Ports that need rights of the administrator are published 8000 higher. */
const firstFreePort = 1024;
const offset = 8000;

/** Suggests where to publish the ports that an image exposes: `8080/tcp` becomes `8080:8080`. */
export function formatPorts(exposed: readonly string[]): string {
  return exposed
    .map((port) => {
      const [number = '', protocol = 'tcp'] = port.split('/');
      const wanted = Number(number);
      const host = wanted < firstFreePort ? wanted + offset : wanted;
      return `${host}:${number}${protocol === 'tcp' ? '' : `/${protocol}`}`;
    })
    .join(', ');
}

/** Reads `8080:80, 5353:53/udp`, or `80` for the same port on both sides; undefined when it is wrong. */
export function parsePorts(text: string): RunRequest['ports'] | undefined {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const ports: { containerPort: string; hostPort: number }[] = [];
  for (const part of parts) {
    const [, host, container, protocol = 'tcp'] =
      /^(\d{1,5})(?::(\d{1,5}))?(?:\/(tcp|udp|sctp))?$/.exec(part) ?? [];
    if (host === undefined || ![host, container ?? host].every(isPort)) return undefined;
    ports.push({ containerPort: `${container ?? host}/${protocol}`, hostPort: Number(host) });
  }
  return ports;
}

function isPort(text: string): boolean {
  const port = Number(text);
  return port >= 1 && port <= 65535;
}
