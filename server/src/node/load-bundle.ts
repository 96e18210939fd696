import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { Script } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

/**
 * Loads a bundle as `require` does, with what V8 compiled of it at an earlier start: half of what a start takes.
 * The code is kept once the program has warmed up, with the functions that a start calls;
 * Node's own compile cache keeps what stands at the top only, and Node 20 has none.
 */
export function loadBundle(file: string): unknown {
  const source = readFileSync(file, 'utf8');
  const kept = path.join(cacheFolder(), keyOf(file));
  const cachedData = readKept(kept);
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${source}\n})`,
    {
      filename: file,
      ...(cachedData && { cachedData }),
    },
  );
  const run = script.runInThisContext() as BundleFunction;
  const module = { exports: {} };
  run(module.exports, createRequire(file), module, file, path.dirname(file));
  // Other threads of a program have nothing to add, and would write the same file at the same time.
  if (isMainThread) keepCode(script, kept, script.cachedDataRejected ? undefined : cachedData);
  return module.exports;
}

type BundleFunction = (
  exports: object,
  require: NodeJS.Require,
  module: { readonly exports: object },
  filename: string,
  dirname: string,
) => void;

/** A language server has answered its first questions by then. */
const warmUpTime = 5000;

/** Keeps the code of a first start at its end at the latest, and that of later ones when they called much more. */
function keepCode(script: Script, kept: string, before: Buffer | undefined): void {
  const keep = () => {
    process.off('exit', keep);
    const code = script.createCachedData();
    if (!before || code.length > before.length * 1.1) writeKept(kept, code);
  };
  setTimeout(keep, warmUpTime).unref();
  if (!before) process.once('exit', keep);
}

function readKept(kept: string): Buffer | undefined {
  try {
    return readFileSync(kept);
  } catch {
    // The first start, or a home that cannot be read.
    return undefined;
  }
}

/** Replaces the file in one step, since other programs may be starting. */
function writeKept(kept: string, code: Buffer): void {
  const folder = path.dirname(kept);
  const unfinished = `${kept}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(unfinished, code, { mode: 0o600 });
    renameSync(unfinished, kept);
    removeOld(folder);
  } catch {
    // A home that cannot be written: the next start takes as long as this one.
  }
}

const monthMilliseconds = 30 * 24 * 3600 * 1000;

/** Code of bundles and programs that are gone is written no more. */
function removeOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (Date.now() - statSync(file).mtimeMs > monthMilliseconds) rmSync(file, { force: true });
  }
}

/** V8 looks at the length of the source and its own version only. */
function keyOf(file: string): string {
  const { size, mtimeMs } = statSync(file);
  const parts = [file, size, mtimeMs, process.version, process.arch];
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

/** A folder that belongs to the user alone, since what it holds is run; an editor names its own. */
function cacheFolder(): string {
  return path.join(process.env['SLIPWAY_CACHE'] || path.join(userCache(), 'slipway'), 'compiled');
}

function userCache(): string {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  if (process.platform === 'win32') return LOCALAPPDATA ?? path.join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Caches');
  return XDG_CACHE_HOME || path.join(homedir(), '.cache');
}
