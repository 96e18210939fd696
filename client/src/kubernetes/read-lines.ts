import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/**
 * The lines of a stream as they come, the last one without a line end included.
 * Fails with `ETIMEDOUT` when nothing at all comes for `silence` milliseconds: a dead connection says nothing.
 */
export async function* readLines(stream: Readable, silence?: number): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  const parts: string[] = [];
  const watchdog = silence === undefined ? undefined : watch(stream, silence);
  try {
    for await (const chunk of stream) {
      watchdog?.refresh();
      const lines = decoder.write(chunk as Buffer).split('\n');
      const last = lines.pop() ?? '';
      for (const line of lines) {
        yield parts.splice(0).join('') + line;
      }
      parts.push(last);
    }
    const rest = parts.join('') + decoder.end();
    if (rest !== '') yield rest;
  } finally {
    clearTimeout(watchdog);
    stream.destroy();
  }
}

function watch(stream: Readable, silence: number): NodeJS.Timeout {
  return setTimeout(() => {
    stream.destroy(Object.assign(new Error('The connection is silent.'), { code: 'ETIMEDOUT' }));
  }, silence);
}
