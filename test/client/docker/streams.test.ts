import { expect, test } from 'vitest';
import { readFrames } from '../../../client/src/docker/frames.ts';
import { readJsonLines } from '../../../client/src/docker/json-lines.ts';

/** The bytes cut into chunks of one size. */
async function* chunksOf(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function frame(stream: number, text: string): Buffer {
  const data = Buffer.from(text, 'utf8');
  const header = Buffer.alloc(8);
  header[0] = stream;
  header.writeUInt32BE(data.length, 4);
  return Buffer.concat([header, data]);
}

test.each([1, 3, 7, 8, 9, 1000])('frames are taken apart in chunks of %d bytes', async (size) => {
  const bytes = Buffer.concat([frame(1, 'grüße'), frame(2, ''), frame(2, 'bad'), frame(1, 'end')]);
  const outputs = { stdout: '', stderr: '' };
  for await (const { stream, data } of readFrames(chunksOf(bytes, size))) {
    outputs[stream] += Buffer.from(data).toString('latin1');
  }
  expect(Buffer.from(outputs.stdout, 'latin1').toString('utf8')).toBe('grüßeend');
  expect(outputs.stderr).toBe('bad');
});

test('a hundred thousand tiny frames in one chunk', async () => {
  const bytes = Buffer.concat(Array.from({ length: 100_000 }, () => frame(1, 'x')));
  let count = 0;
  for await (const { data } of readFrames(chunksOf(bytes, bytes.length))) count += data.length;
  expect(count).toBe(100_000);
});

test.each([1, 2, 5, 1000])('JSON lines are read in chunks of %d bytes', async (size) => {
  const bytes = Buffer.from('{"a":"ü"}\n\n<html>\r\n{"b":2}\r\n{"c":3}', 'utf8');
  const texts: string[] = [];
  const values: unknown[] = [];
  for await (const value of readJsonLines(chunksOf(bytes, size), (line) => texts.push(line))) {
    values.push(value);
  }
  expect(values).toEqual([{ a: 'ü' }, { b: 2 }, { c: 3 }]);
  expect(texts).toEqual(['<html>']);
});
