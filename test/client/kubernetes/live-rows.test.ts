import type { ServerResponse } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { LiveRows } from '../../../client/src/kubernetes/live-rows.ts';
import {
  type Answer,
  type FakeApiServer,
  sendStatus,
  startFakeApiServer,
} from './fake-api-server.ts';

const columns = [{ name: 'Name' }];
const row = (name: string, resourceVersion = '1') => ({
  cells: [name],
  object: { metadata: { name, uid: name, resourceVersion } },
});
const table = (names: readonly string[], metadata: object) =>
  JSON.stringify({
    kind: 'Table',
    columnDefinitions: columns,
    rows: names.map((n) => row(n)),
    metadata,
  });
const send = (response: ServerResponse, type: string, name: string, version: string) =>
  response.write(
    `${JSON.stringify({ type, object: { kind: 'Table', rows: [row(name, version)] } })}\n`,
  );

let server: FakeApiServer;
let leave: { dispose(): void } | undefined;
const start = async (answer: Answer, silence = 60_000) => {
  server = await startFakeApiServer(answer);
  const timing = { silence, notice: 1, firstRetry: 5, lastRetry: 20 };
  return new LiveRows(server.transport, { path: '/pods' }, timing);
};
afterEach(async () => {
  leave?.dispose();
  leave = undefined;
  await server.stop();
});
const names = (rows: LiveRows) => rows.state().rows.map(({ name }) => name);
const watches = () => server.requests.filter((request) => request.includes('watch=true'));
const versionOf = (request = '') =>
  new URL(request.split(' ')[1] ?? '', 'http://x').searchParams.get('resourceVersion');

test('events change the rows, and a cut is healed from the last version', async () => {
  const rows = await start((_request, response, url) => {
    if (!url.searchParams.has('watch')) response.end(table(['a'], { resourceVersion: '10' }));
    else if (url.searchParams.get('resourceVersion') === '10') {
      send(response, 'ADDED', 'b', '11');
      send(response, 'DELETED', 'a', '12');
      setTimeout(() => response.destroy(), 20);
    } else send(response, 'ADDED', 'c', '13');
  });
  leave = rows.listen(() => undefined);
  await vi.waitFor(() => expect(names(rows)).toEqual(['b', 'c']));
  expect(versionOf(watches()[1])).toBe('12');
});

test('a bookmark moves the version, with rows or without', async () => {
  const rows = await start((_request, response, url) => {
    if (!url.searchParams.has('watch')) response.end(table(['a'], { resourceVersion: '1' }));
    else {
      send(response, 'BOOKMARK', '', '99');
      response.end();
    }
  });
  leave = rows.listen(() => undefined);
  await vi.waitFor(() => expect(versionOf(watches()[1])).toBe('99'));
  expect(names(rows)).toEqual(['a']);
});

test.each(['as an answer', 'as an event'])('410 Gone %s lists again', async (how) => {
  let lists = 0;
  const rows = await start((_request, response, url) => {
    if (!url.searchParams.has('watch')) {
      lists++;
      response.end(table([`list-${lists}`], { resourceVersion: String(lists) }));
    } else if (url.searchParams.get('resourceVersion') !== '1')
      response.writeHead(200).flushHeaders();
    else if (how === 'as an answer') sendStatus(response, 410, 'Expired');
    else {
      const status = { kind: 'Status', code: 410, reason: 'Expired' };
      response.end(`${JSON.stringify({ type: 'ERROR', object: status })}\n`);
    }
  });
  leave = rows.listen(() => undefined);
  await vi.waitFor(() => expect(names(rows)).toEqual(['list-2']));
  expect(rows.state().trouble).toBeUndefined();
});

test('a connection that says nothing is dropped and opened again', async () => {
  const rows = await start((_request, response, url) => {
    if (!url.searchParams.has('watch')) response.end(table([], { resourceVersion: '1' }));
    else response.writeHead(200).flushHeaders();
  }, 30);
  leave = rows.listen(() => undefined);
  await vi.waitFor(() => expect(watches().length).toBeGreaterThan(2));
});

test('the rows stay while the server is away, with the trouble beside them', async () => {
  let away = false;
  const rows = await start((_request, response, url) => {
    if (away) response.destroy();
    else if (!url.searchParams.has('watch')) response.end(table(['a'], { resourceVersion: '1' }));
    else {
      response.writeHead(200).flushHeaders();
      setTimeout(() => response.destroy(), 20);
    }
  });
  leave = rows.listen(() => undefined);
  await vi.waitFor(() => expect(names(rows)).toEqual(['a']));
  away = true;
  await vi.waitFor(() => expect(rows.state().trouble).toMatchObject({ reason: 'unavailable' }));
  expect(names(rows)).toEqual(['a']);
  away = false;
  await vi.waitFor(() => expect(rows.state().trouble).toBeUndefined());
});

test('a long collection is shown by pages, and what lies beyond is only counted', async () => {
  const rows = await start((_request, response, url) => {
    if (url.searchParams.has('watch')) {
      send(response, 'ADDED', 'new', '2');
      send(response, 'MODIFIED', 'a', '3');
    } else if (url.searchParams.has('continue')) {
      response.end(table(['b'], { resourceVersion: '1' }));
    } else {
      const metadata = { resourceVersion: '1', continue: 'next', remainingItemCount: 1 };
      response.end(table(['a'], metadata));
    }
  });
  leave = rows.listen(() => undefined);
  await vi.waitFor(() => expect(rows.state().remaining).toBe(2));
  expect(names(rows)).toEqual(['a']);
  await rows.loadMore();
  expect(names(rows)).toEqual(['a', 'b']);
});

test('nobody listens, nothing runs', async () => {
  const rows = await start((_request, response) =>
    response.end(table(['a'], { resourceVersion: '1' })),
  );
  expect((await rows.read()).rows).toHaveLength(1);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(watches()).toEqual([]);
});
