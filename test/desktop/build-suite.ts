import { resolve } from 'node:path';
import { build } from 'esbuild';

/** Bundles the checks that run inside an extension host; returns the module's path. */
export async function buildSuite(): Promise<string> {
  const outfile = resolve('dist/test-desktop/suite.cjs');
  await build({
    entryPoints: ['test/desktop/suite.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return outfile;
}
