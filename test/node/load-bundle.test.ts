import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('../../server/src/node/load-bundle.ts', import.meta.url));

describe('loadBundle', () => {
  let folder: string;
  let cache: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'load-bundle-'));
    buildSync({
      entryPoints: [source],
      outfile: path.join(folder, 'load-bundle.cjs'),
      bundle: true,
      platform: 'node',
      format: 'cjs',
    });
    writeFileSync(
      path.join(folder, 'program.cjs'),
      `const { loadBundle } = require('./load-bundle.cjs');
       console.log(loadBundle(require('node:path').join(__dirname, 'bundle.cjs')).greeting());`,
    );
    writeFileSync(path.join(folder, 'neighbour.cjs'), "exports.name = 'neighbour';");
  });

  beforeEach(() => {
    cache = path.join(folder, 'cache');
    rmSync(cache, { recursive: true, force: true });
    write("exports.greeting = () => 'hello ' + require('./neighbour.cjs').name + ' é';");
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('runs a bundle as require does', () => {
    expect(run()).toBe('hello neighbour é\n');
  });

  it('keeps what was compiled, and starts with it', () => {
    run();
    const [name] = kept();
    expect(name).toBeDefined();
    const before = readFileSync(path.join(keptFolder(), name ?? ''));
    expect(run()).toBe('hello neighbour é\n');
    expect(kept()).toEqual([name]);
    expect(readFileSync(path.join(keptFolder(), name ?? ''))).toEqual(before);
  });

  it('compiles a bundle anew when it changed', () => {
    run();
    write("exports.greeting = () => 'welcome';");
    expect(run()).toBe('welcome\n');
    expect(kept()).toHaveLength(2);
  });

  it('does without kept code that is broken, and replaces it', () => {
    run();
    const [name] = kept();
    writeFileSync(path.join(keptFolder(), name ?? ''), 'broken');
    expect(run()).toBe('hello neighbour é\n');
    expect(readFileSync(path.join(keptFolder(), name ?? '')).length).toBeGreaterThan(100);
  });

  it('does without a folder that it can write to', () => {
    mkdirSync(path.dirname(cache), { recursive: true });
    writeFileSync(cache, 'a file where the folder should be');
    expect(run()).toBe('hello neighbour é\n');
  });

  function write(text: string) {
    writeFileSync(path.join(folder, 'bundle.cjs'), text);
  }

  function run(): string {
    const { stdout, stderr } = spawnSync(process.execPath, [path.join(folder, 'program.cjs')], {
      encoding: 'utf8',
      env: { ...process.env, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache, HOME: cache },
    });
    return stdout + stderr;
  }

  function keptFolder(): string {
    const base = process.platform === 'darwin' ? path.join(cache, 'Library', 'Caches') : cache;
    return path.join(base, 'slipway', 'compiled');
  }

  function kept(): string[] {
    return readdirSync(keptFolder());
  }
});
