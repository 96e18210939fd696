import { readFileSync } from 'node:fs';
import { type TextFile, toText } from '../node/read-text.ts';

/** Reads standard input to its end. */
export function readStandardInput(): TextFile {
  try {
    return toText(readFileSync(0));
  } catch (error) {
    return { kind: 'unreadable', error: error as NodeJS.ErrnoException };
  }
}
