import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { attempt, root } from './install.mjs';

/** Node 24 of the test cache, which is what an extension host has; the adapter of clusters needs it. */
export function node24() {
  const file = join(root, 'dist', 'test-results', 'node24');
  mkdirSync(dirname(file), { recursive: true });
  const services = join('test', 'support', 'services', 'main.ts');
  const status = attempt(process.execPath, ['--import', 'tsx', services, 'node24', file]);
  return status === 0 ? readFileSync(file, 'utf8').trim() : process.execPath;
}
