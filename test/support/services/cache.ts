import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityOf, pidOf } from './process-identity.ts';

/** The folder outside the checkout that keeps what is slow to fetch or to build. */
export function cacheRoot(): string {
  return process.env['SLIPWAY_TEST_CACHE'] ?? join(homedir(), '.cache', 'slipway-test');
}

/**
 * The cache entry `key`, built first when it is missing.
 * Only a build that succeeded becomes visible, and two processes never build the same entry at once.
 */
export async function cached(
  key: string,
  build: (folder: string) => Promise<void>,
): Promise<string> {
  const entry = join(cacheRoot(), key);
  if (existsSync(entry)) return entry;
  await mkdir(cacheRoot(), { recursive: true });
  const unlock = await lock(`${entry}.lock`);
  try {
    if (existsSync(entry)) return entry;
    const started = Date.now();
    console.error(`[services] building ${key} …`);
    const temporary = await mkdtemp(join(cacheRoot(), `.building-${key}-`));
    try {
      await build(temporary);
      await rename(temporary, entry);
    } catch (error) {
      await rm(temporary, { recursive: true, force: true });
      throw error;
    }
    console.error(`[services] built ${key} in ${Math.round((Date.now() - started) / 1000)} s`);
    return entry;
  } finally {
    await unlock();
  }
}

/** Waits until no living process holds the lock file, then holds it. */
async function lock(path: string): Promise<() => Promise<void>> {
  for (;;) {
    try {
      await writeFile(path, identityOf(process.pid) ?? '', { flag: 'wx' });
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = await readFile(path, 'utf8').catch(() => '');
    if (holder !== '' && pidOf(holder) === undefined) await rm(path, { force: true });
    else await sleep(500);
  }
}
