import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/** What a run of the command line gave. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Bundles the command line as the build does, once for each test file. */
export function buildSlipway(): string {
  const outfile = path.join(mkdtempSync(path.join(tmpdir(), 'slipway-cli-')), 'slipway.js');
  buildSync({
    entryPoints: [path.join(root, 'server/src/cli/command-line.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
  });
  return outfile;
}

/** A folder of its own with these files. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'slipway-files-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

/** Runs the command line in a folder. */
export function runSlipway(
  program: string,
  folder: string,
  args: readonly string[],
  input = '',
): Run {
  return run([process.execPath, program, ...args], folder, input);
}

/** Runs it with the rights of an ordinary user: root may read every file. */
export function runSlipwayWithoutRights(
  program: string,
  folder: string,
  args: readonly string[],
): Run {
  const rights = '-dac_override,-dac_read_search';
  const isRoot = process.getuid?.() === 0;
  const launcher = isRoot ? ['setpriv', '--bounding-set', rights, '--inh-caps', rights] : [];
  return run([...launcher, process.execPath, program, ...args], folder, '');
}

function run([command = '', ...args]: readonly string[], folder: string, input: string): Run {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    input,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}
