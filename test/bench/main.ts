// `npm run bench`: the budgets of the language server, the command line and the view of a large cluster, beside their peers in the same run.
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { clusterRows } from './cluster-rows.ts';
import { commandRows } from './command-rows.ts';
import { languageRows } from './language-rows.ts';
import { installPeers } from './peers.ts';
import { table } from './table.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dist = path.join(root, 'dist');
if (!existsSync(path.join(dist, 'slipway.js'))) {
  console.error('Run `npm run build` first.');
  process.exit(2);
}

async function main(): Promise<void> {
  const work = mkdtempSync(path.join(tmpdir(), 'slipway-bench-'));
  try {
    const peers = await installPeers(work, path.join(root, 'server/generated/kubernetes.json'));
    // Nothing that an earlier run kept may help.
    process.env['XDG_CACHE_HOME'] = path.join(work, 'cache');
    // A build that runs meanwhile must not change what is measured.
    const bundles = path.join(work, 'dist');
    cpSync(dist, bundles, { recursive: true });
    const processors = cpus();
    console.log(`${processors.length} × ${processors[0]?.model}, Node ${process.version}`);
    const languages = await languageRows(path.join(bundles, 'server.js'), work, peers);
    console.log(`${loadNow()}\n${table(languages)}\n`);
    const commands = commandRows(path.join(bundles, 'slipway.js'), work, peers);
    console.log(`${loadNow()}\n${table(commands)}\n`);
    console.log(`${loadNow()}\n${table(await clusterRows())}`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Other work on the machine slows both sides of a ratio, and every absolute figure. */
function loadNow(): string {
  return `load ${loadavg()[0]?.toFixed(1)}`;
}

void main();
