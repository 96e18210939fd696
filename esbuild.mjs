// Bundles: the extension, its two lazily loaded adapters, the server, and the command line.
import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { context } from 'esbuild';

const watch = process.argv.includes('--watch');
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: !watch,
  sourcemap: watch,
  logLevel: 'warning',
  loader: { '.node': 'empty' },
};
/** client-node is ESM and asks for import.meta.url; a CommonJS bundle answers with its own file. */
const importMeta = {
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
};
/** `import()` becomes `require`, the only loader of bundles that start with kept code. */
const importAsRequire = { supported: { 'dynamic-import': false } };
const bundles = [
  {
    entryPoints: { client: 'client/src/extension.ts' },
    external: ['vscode', './dockerode-engine.js', './client-node-cluster.js'],
  },
  {
    entryPoints: { 'dockerode-engine': 'client/src/docker/dockerode-engine.ts' },
    external: ['vscode', 'cpu-features'],
  },
  {
    entryPoints: { 'client-node-cluster': 'client/src/kubernetes/client-node-cluster.ts' },
    external: ['vscode'],
    ...importMeta,
  },
  { entryPoints: { server: 'server/src/node/main.ts' } },
  { entryPoints: { serve: 'server/src/node/serve.ts' }, ...importAsRequire },
  {
    entryPoints: { slipway: 'server/src/cli/main.ts' },
    banner: { js: '#!/usr/bin/env node' },
  },
  { entryPoints: { 'command-line': 'server/src/cli/command-line.ts' }, ...importAsRequire },
];

const written = new Set();
for (const bundle of bundles) {
  const built = await context({ ...common, ...bundle, outdir: 'dist', metafile: true });
  if (watch) {
    await built.watch();
  } else {
    const { metafile } = await built.rebuild();
    for (const file of Object.keys(metafile.outputs)) written.add(basename(file));
    await built.dispose();
  }
}
// What an earlier build left goes last, so that programs which run meanwhile keep their files.
if (!watch) {
  for (const name of readdirSync('dist')) {
    if (!written.has(name) && !name.endsWith('.vsix'))
      rmSync(join('dist', name), { recursive: true });
  }
}
