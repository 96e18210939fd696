// A process that answers as an API server with 30 000 Pods does: tables in pages, and a watch that never rests.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const podCount = 30_000;
const eventsPerSecond = 200;

const server = createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? '', 'http://localhost');
  response.writeHead(200, { 'content-type': 'application/json' });
  if (searchParams.has('watch')) return watch(response);
  const limit = Number(searchParams.get('limit'));
  const start = Number(searchParams.get('continue'));
  const next = Math.min(podCount, start + limit);
  const metadata = {
    resourceVersion: '1',
    ...(next < podCount && { continue: String(next), remainingItemCount: podCount - next }),
  };
  const rows = Array.from({ length: next - start }, (_, index) => row(start + index, 0));
  response.end(JSON.stringify({ kind: 'Table', columnDefinitions, metadata, rows }));
});

function watch(response: ServerResponse): void {
  let event = 0;
  const timer = setInterval(() => {
    for (let i = 0; i < eventsPerSecond / 20; i++) {
      event++;
      const changed = row((event * 7919) % podCount, event);
      const object = { kind: 'Table', ...(event === 1 && { columnDefinitions }), rows: [changed] };
      response.write(`${JSON.stringify({ type: 'MODIFIED', object })}\n`);
    }
  }, 50);
  response.on('close', () => clearInterval(timer));
}

const columnDefinitions = [
  ...['Name', 'Ready', 'Status', 'Restarts', 'Age', 'IP', 'Node'],
  ...['Nominated Node', 'Readiness Gates'],
].map((name) => ({ name, type: 'string', format: '', description: '', priority: 0 }));

function row(index: number, version: number): object {
  const service = `service-${Math.floor(index / 20)}`;
  const name = `${service}-5d9c7b8f6d-${index.toString(36).padStart(5, 'x')}`;
  return {
    cells: [name, '1/1', 'Running', String(version % 3), '5d', '10.0.0.1', 'node-1', '', ''],
    object: {
      kind: 'PartialObjectMetadata',
      metadata: {
        name,
        namespace: 'shop',
        uid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
        resourceVersion: String(version + 1),
        creationTimestamp: '2026-01-01T00:00:00Z',
        labels: { app: service, 'pod-template-hash': '5d9c7b8f6d' },
        ownerReferences: [
          {
            apiVersion: 'apps/v1',
            kind: 'ReplicaSet',
            name: service,
            uid: service,
            controller: true,
          },
        ],
      },
    },
  };
}

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
