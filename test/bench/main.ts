// `npm run bench`: the budgets of the language server and the command line, beside their peers in the same run.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
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
    const rows = [
      ...(await languageRows(path.join(dist, 'server.js'), work, peers)),
      ...commandRows(path.join(dist, 'slipway.js'), work, peers),
    ];
    const processors = cpus();
    const load = loadavg()[0]?.toFixed(1);
    const machine = `${processors.length} × ${processors[0]?.model}, load ${load}`;
    console.log(`${machine}, Node ${process.version}\n${table(rows)}`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

void main();
