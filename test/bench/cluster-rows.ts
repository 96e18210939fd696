import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Endpoint } from '../../client/src/kubernetes/endpoint.ts';
import { Gate } from '../../client/src/kubernetes/gate.ts';
import { LiveRows } from '../../client/src/kubernetes/live-rows.ts';
import { Transport } from '../../client/src/kubernetes/transport.ts';
import type { Row } from './table.ts';

/** Measures the live rows of 30 000 Pods, all of them loaded, while 200 change in each second. */
export async function clusterRows(): Promise<Row[]> {
  const script = fileURLToPath(new URL('pod-server.ts', import.meta.url));
  const server = spawn(process.execPath, [...process.execArgv, script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = (await once(server.stdout, 'data')) as [Buffer];
  const endpoint = endpointAt(`http://127.0.0.1:${port.toString().trim()}`);
  try {
    return await measure(endpoint);
  } finally {
    endpoint.dispose();
    server.kill('SIGKILL');
  }
}

async function measure(endpoint: Endpoint): Promise<Row[]> {
  const nobody = () => Promise.resolve(false);
  const context = { name: 'bench', server: endpoint.server, protection: 'open' as const };
  const gate = new Gate(() => context, { confirm: nobody, typeName: nobody });
  const rows = new LiveRows(new Transport(endpoint, gate), { path: '/api/v1/pods' });
  const before = heap();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  const listening = rows.listen(() => rows.state());
  await rows.read();
  const first = performance.now() - start;
  while (rows.state().remaining > 0) await rows.loadMore();
  await wait(3000);
  delay.disable();
  const used = heap() - before;
  const count = rows.state().rows.length;
  listening.dispose();
  const what = `${count} Pods`;
  return [
    { what: `${what}: first rows`, unit: 'ms', ours: first, budget: 500 },
    { what: `${what}: longest stall`, unit: 'ms', ours: delay.max / 1e6, budget: 50 },
    { what: `${what}: heap, all of them shown`, unit: 'MB', ours: used / 2 ** 20, budget: 150 },
  ];
}

function endpointAt(server: string): Endpoint {
  const agent = new Agent({ keepAlive: true });
  return {
    server,
    authorization: () => Promise.resolve({ agent, headers: {}, tls: {} }),
    dispose: () => agent.destroy(),
  };
}

/** Bytes in use once garbage is gone. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}
