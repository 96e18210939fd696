import { readFileSync } from 'node:fs';
import { maximumLength } from '../analysis/file-too-large.ts';

/** The text of a file, or why it has none that can be analysed. */
export type TextFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'binary' | 'too-large' }
  | { readonly kind: 'unreadable'; readonly error: NodeJS.ErrnoException };

/** Reads a file as UTF-8, without its byte order mark. */
export function readText(path: string): TextFile {
  try {
    const bytes = readFileSync(path);
    if (bytes.length > maximumLength) return { kind: 'too-large' };
    return toText(bytes);
  } catch (error) {
    return { kind: 'unreadable', error: error as NodeJS.ErrnoException };
  }
}

/** Bytes as UTF-8 text; a zero byte near the start means that they are no text. */
export function toText(bytes: Buffer): TextFile {
  if (bytes.subarray(0, bytesThatTell).includes(0)) return { kind: 'binary' };
  const text = bytes.toString('utf8');
  return { kind: 'text', text: text.startsWith('\uFEFF') ? text.slice(1) : text };
}

const bytesThatTell = 8000;
