// Writes everything that is derived; `--check` writes nothing and fails when a tracked file is stale.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Output } from './generate/output.ts';
import { trackedOutputs } from './generate/tracked-outputs.ts';
import { untrackedOutputs } from './generate/untracked-outputs.ts';

/** The root of the repository. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** The tracked files whose text is not what the sources say. */
export function staleOutputs(): readonly string[] {
  return trackedOutputs(root)
    .filter(isStale)
    .map((output) => output.path);
}

function isStale(output: Output): boolean {
  const file = path.join(root, output.path);
  return !existsSync(file) || readFileSync(file, 'utf8') !== output.text;
}

function write(output: Output): void {
  const file = path.join(root, output.path);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, output.text);
}

function main(): void {
  if (!process.argv.includes('--check')) {
    for (const output of [...untrackedOutputs(root), ...trackedOutputs(root)].filter(isStale)) {
      write(output);
    }
    return;
  }
  const stale = staleOutputs();
  if (stale.length === 0) return;
  console.error(`Stale: ${stale.join(', ')}. Run \`npm run generate\` and commit the result.`);
  process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
