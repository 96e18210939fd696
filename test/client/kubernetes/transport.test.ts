import { afterEach, expect, test } from 'vitest';
import {
  type Answer,
  type FakeApiServer,
  sendStatus,
  startFakeApiServer,
} from './fake-api-server.ts';

let server: FakeApiServer;
const start = async (answer: Answer) => {
  server = await startFakeApiServer(answer);
  return server;
};
afterEach(() => server.stop());

test('a refused credential is renewed once', async () => {
  let asked = 0;
  const { transport, renewals } = await start((_request, response) => {
    if (asked++ === 0) sendStatus(response, 401, 'Unauthorized');
    else response.end('{"ok":true}');
  });
  expect(await transport.json({ path: '/a' })).toEqual({ ok: true });
  expect(renewals()).toBe(1);
});

test.each([
  [401, 'Unauthorized', 'unauthorized'],
  [403, 'Forbidden', 'forbidden'],
  [404, 'NotFound', 'not-found'],
  [409, 'Conflict', 'conflict'],
  [410, 'Expired', 'gone'],
  [422, 'Invalid', 'invalid'],
  [503, 'ServiceUnavailable', 'unavailable'],
])('status %i is the reason of the port', async (code, reason, expected) => {
  const { transport } = await start((_request, response) => sendStatus(response, code, reason));
  await expect(transport.json({ path: '/a' })).rejects.toMatchObject({
    name: 'ClusterError',
    reason: expected,
    message: `${reason} happened`,
  });
});

test('the page of a proxy is no message', async () => {
  const { transport } = await start((_request, response) => {
    response.writeHead(502).end('<html>Bad Gateway</html>');
  });
  await expect(transport.json({ path: '/a' })).rejects.toThrow('HTTP status 502.');
});

test('a server that does not answer is given up', async () => {
  const { transport } = await start(() => undefined);
  await expect(transport.json({ path: '/a', timeout: 50 })).rejects.toMatchObject({
    reason: 'unavailable',
  });
});

test('an answer that is cut off is no answer', async () => {
  const { transport } = await start((_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"half":', () => response.destroy());
  });
  await expect(transport.json({ path: '/a' })).rejects.toMatchObject({ reason: 'unavailable' });
});

test('an abort stays an abort', async () => {
  const { transport } = await start(() => undefined);
  const controller = new AbortController();
  const answer = transport.json({ path: '/a', signal: controller.signal });
  setTimeout(() => controller.abort(), 20);
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
});

test('requests one after the other share a connection', async () => {
  const ports = new Set<number | undefined>();
  const { transport } = await start((request, response) => {
    ports.add(request.socket.remotePort);
    response.end('{}');
  });
  for (let count = 0; count < 5; count++) await transport.json({ path: '/a' });
  expect(ports.size).toBe(1);
});
