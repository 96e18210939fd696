import { toString as inWords } from 'cronstrue';
import { parseQuantity } from '../model/quantity.ts';
import type { FieldType } from '../schema/facts.ts';
import { stringAt } from '../syntax/access.ts';
import type { Token } from './token-at.ts';

/** What a value amounts to: a schedule or time in words, a quantity in plain numbers, the length of a Secret (never its text). */
export function valueMeaning(token: Token, type: FieldType | undefined): string | undefined {
  const { node, part, path, object } = token;
  if (part !== 'value' || node.templated || node.text === '') return undefined;
  const field = String(path.at(-1));
  if (object.kind === 'CronJob' && field === 'schedule') {
    return scheduleInWords(node.text, stringAt(object.node, 'spec', 'timeZone'));
  }
  if (object.kind === 'Secret' && path[0] === 'data' && path.length === 2) {
    return secretLength(node.text);
  }
  if (type?.kind !== 'value') return undefined;
  if (type.value === 'quantity') return quantityInNumbers(node.text, field);
  if (typeof node.value !== 'number') return undefined;
  if (/Seconds(?:AfterFinished)?$/.test(field)) return durationInWords(node.value);
  return /^(?:defaultMode|mode)$/.test(field) ? permissions(node.value) : undefined;
}

/** Such as `1 hour 30 minutes`; undefined below a minute, which needs no words. */
function durationInWords(seconds: number): string | undefined {
  if (seconds < 60 || !Number.isInteger(seconds)) return undefined;
  const parts: string[] = [];
  let rest = seconds;
  for (const [name, length] of durations) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(`${count.toLocaleString('en-US')} ${name}${count === 1 ? '' : 's'}`);
  }
  return parts.join(' ');
}

const durations = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** The bits of a file as `ls` shows them, with the octal number that people know. */
function permissions(mode: number): string | undefined {
  if (!Number.isInteger(mode) || mode < 0 || mode > 0o777) return undefined;
  const bits = [...mode.toString(8).padStart(3, '0')].map((digit) =>
    [...'rwx'].map((letter, bit) => ((Number(digit) >> (2 - bit)) & 1 ? letter : '-')).join(''),
  );
  return `\`${bits.join('')}\` (octal ${mode.toString(8).padStart(4, '0')})`;
}

function scheduleInWords(text: string, zone: string | undefined): string | undefined {
  try {
    const words = inWords(text, { use24HourTimeFormat: true });
    return zone === undefined ? words : `${words} (${zone})`;
  } catch {
    return undefined;
  }
}

/** Base64 has four letters for three bytes. */
function secretLength(text: string): string | undefined {
  const letters = text.replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(letters)) return undefined;
  const length = Math.floor((letters.replace(/=+$/, '').length * 3) / 4);
  return length === 1 ? '1 byte when decoded' : `${length} bytes when decoded`;
}

function quantityInNumbers(text: string, resource: string): string | undefined {
  const value = parseQuantity(text)?.value;
  if (value === undefined) return undefined;
  if (resource === 'cpu') {
    return `\`${text}\` is ${plain(value)} of a CPU core`.replace(
      /is (\d+) of a CPU core$/,
      (_, cores: string) => `is ${cores} CPU ${cores === '1' ? 'core' : 'cores'}`,
    );
  }
  if (!/memory|storage|hugepages|sizeLimit/i.test(resource)) return undefined;
  return `\`${text}\` is ${plain(value)} bytes (${plain(value / 2 ** 20)} MiB)`;
}

function plain(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 3 });
}
