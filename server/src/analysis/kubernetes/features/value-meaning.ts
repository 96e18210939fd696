import { toString as inWords } from 'cronstrue';
import { parseQuantity } from '../model/quantity.ts';
import type { FieldType } from '../schema/facts.ts';
import type { Token } from './token-at.ts';

/** What a value amounts to: a schedule in words, a quantity in plain numbers, the length of a Secret (never its text). */
export function valueMeaning(token: Token, type: FieldType | undefined): string | undefined {
  const { node, part, path, object } = token;
  if (part !== 'value' || node.templated || node.text === '') return undefined;
  if (object.kind === 'CronJob' && path.at(-1) === 'schedule') return scheduleInWords(node.text);
  if (object.kind === 'Secret' && path[0] === 'data' && path.length === 2) {
    return secretLength(node.text);
  }
  if (type?.kind !== 'value' || type.value !== 'quantity') return undefined;
  return quantityInNumbers(node.text, String(path.at(-1)));
}

function scheduleInWords(text: string): string | undefined {
  try {
    return inWords(text, { use24HourTimeFormat: true });
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
