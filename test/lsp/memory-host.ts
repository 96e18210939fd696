import { setImmediate } from 'node:timers/promises';
import type { Host } from '../../server/src/lsp/host.ts';
import { memoryFiles } from '../support/memory-files.ts';

/** A host whose files are a map that tests may change; timers are real. */
export function memoryHost(files: Map<string, string>): Host {
  return {
    readFile(uri) {
      const text = files.get(uri);
      return Promise.resolve(text === undefined ? { kind: 'unreadable' } : { kind: 'text', text });
    },
    findFiles: (folder, accept) =>
      Promise.resolve([...files.keys()].filter((uri) => uri.startsWith(folder) && accept(uri))),
    files: memoryFiles(files),
    setTimer(run, milliseconds) {
      const timer = setTimeout(run, milliseconds);
      return { dispose: () => clearTimeout(timer) };
    },
    breathe: () => setImmediate(),
    rulePage: (rule) => (rule === 'latest-image' ? '# latest-image' : undefined),
  };
}
