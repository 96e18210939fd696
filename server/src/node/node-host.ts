import { setImmediate } from 'node:timers/promises';
import type { Host } from '../lsp/host.ts';
import { toPath, toUri } from './file-uri.ts';
import { rulePage } from './generated-data.ts';
import { nodeFiles } from './node-files.ts';
import { readText } from './read-text.ts';
import { walkFiles } from './walk-files.ts';

/** The machine that Node runs on; only `file` URIs can be read. */
export const nodeHost: Host = {
  readFile(uri) {
    const path = toPath(uri);
    return Promise.resolve(path === undefined ? { kind: 'unreadable' } : readText(path));
  },
  async findFiles(folder, accept) {
    const path = toPath(folder);
    const found: string[] = [];
    let visited = 0;
    for (const file of path === undefined ? [] : walkFiles(path)) {
      const uri = toUri(file);
      if (accept(uri)) found.push(uri);
      if (++visited % filesAtOnce === 0) await setImmediate();
    }
    return found;
  },
  files: nodeFiles,
  setTimer(run, milliseconds) {
    const timer = setTimeout(run, milliseconds);
    return { dispose: () => clearTimeout(timer) };
  },
  breathe: () => setImmediate(),
  rulePage,
};

const filesAtOnce = 500;
