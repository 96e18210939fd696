import type { ServerResponse } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { readSchemaPaths, readSchemas } from '../../../client/src/kubernetes/open-api.ts';
import { readServedKinds } from '../../../client/src/kubernetes/served-kinds.ts';
import { type Answer, startFakeApiServer } from './fake-api-server.ts';

async function serverThat(answer: Answer) {
  const server = await startFakeApiServer(answer);
  onTestFinished(() => server.stop());
  return server;
}

const json = (response: ServerResponse, body: unknown, status = 200) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
};

test('who may not read the schemas is told why', async () => {
  const { transport } = await serverThat((_, response) =>
    json(response, { kind: 'Status', message: 'no' }, 403),
  );
  await expect(readSchemaPaths(transport, undefined)).rejects.toMatchObject({
    reason: 'forbidden',
  });
});

test('only documents of the server itself are asked for', async () => {
  const { transport } = await serverThat((_, response) =>
    json(response, {
      paths: {
        'apis/example.com/v1': { serverRelativeURL: '/openapi/v3/apis/example.com/v1?hash=1' },
        'apis/example.org/v1': { serverRelativeURL: 'https://elsewhere.example.org/' },
        version: { serverRelativeURL: '/openapi/v3/version?hash=2' },
        'apis/example.net/v1': 5,
      },
    }),
  );
  expect(await readSchemaPaths(transport, undefined)).toEqual({
    'example.com/v1': '/openapi/v3/apis/example.com/v1?hash=1',
  });
});

test('of a document only the kinds of its version are kept', async () => {
  const gvk = (kind: string, group = 'example.com') => ({
    'x-kubernetes-group-version-kind': [{ group, version: 'v1', kind }],
  });
  const { transport, requests } = await serverThat((_, response) =>
    json(response, {
      paths: { '/much/else': {} },
      components: {
        schemas: {
          'com.example.v1.Boat': { type: 'object', ...gvk('Boat') },
          'com.example.v1.BoatList': { type: 'object', ...gvk('BoatList') },
          DeleteOptions: { 'x-kubernetes-group-version-kind': [gvk('a'), gvk('b')] },
          ObjectMeta: { type: 'object' },
          Other: gvk('Other', 'example.org'),
        },
      },
    }),
  );
  const path = '/openapi/v3/apis/example.com/v1?hash=A%2FB';
  const schemas = await readSchemas(transport, 'example.com/v1', path, undefined);
  expect(Object.keys(schemas)).toEqual(['Boat']);
  expect(requests).toEqual(['GET /openapi/v3/apis/example.com/v1?hash=A%2FB']);
});

test('a document that never ends is given up', { timeout: 30_000 }, async () => {
  const part = `"${'x'.repeat(1_000_000)}",`;
  const { transport } = await serverThat((_, response) => {
    const write = () => {
      while (!response.destroyed && response.write(part));
    };
    response.on('drain', write);
    write();
  });
  await expect(readSchemas(transport, 'a.b/v1', '/openapi/v3/a', undefined)).rejects.toMatchObject({
    message: 'The OpenAPI document is too large.',
  });
});

test('a document that is no JSON is an error, and an older server serves no kinds', async () => {
  const { transport } = await serverThat((request, response) =>
    json(response, request.url === '/apis' ? { kind: 'APIGroupList', groups: [] } : '<html>'),
  );
  await expect(readSchemas(transport, 'a.b/v1', '/openapi/v3/a', undefined)).rejects.toMatchObject({
    reason: 'failed',
  });
  expect(await readServedKinds(transport, undefined)).toEqual([]);
});
