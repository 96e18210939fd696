import { expect, test, vi } from 'vitest';
import type { CodeLens, Location } from 'vscode-languageserver/node';
import { pullCapabilities, startForTest, type TestClient } from './test-client.ts';

const files = {
  'api/Dockerfile': 'FROM alpine:3.22 AS build\nRUN true\nFROM build\nCMD ["sh"]\n',
  'compose.yaml':
    'services:\n  api:\n    build: api\n    image: shop/api:1\n  tools:\n    build:\n      context: api\n      target: build\n',
  'api.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: { name: api }\nspec:\n  containers: [{ name: api, image: "shop/api:1" }]\n',
};

test('the stages of a Dockerfile can be built, run and followed to where they are used', async () => {
  const client = await startForTest({ files, initializationOptions: { lensCommands: true } });
  const lenses = await lensesOf(client);
  expect(lenses.map(({ range, command }) => [range.start.line, command?.title])).toEqual([
    [0, 'Build this stage'],
    [0, 'Used in 1 place'],
    [2, 'Build this stage'],
    [2, 'Run'],
    [2, 'Used in 2 places'],
  ]);
  const [build, , last, run, used] = lenses.map(({ command }) => command);
  const uri = client.uri('api/Dockerfile');
  expect(build).toMatchObject({ command: 'slipway.lens.buildStage', arguments: [uri, 'build'] });
  expect(last?.arguments).toEqual([uri, '1']);
  expect(run).toMatchObject({
    command: 'slipway.lens.runImage',
    arguments: [uri, 'shop/api:1', '1'],
  });
  expect(used?.command).toBe('slipway.lens.showLocations');
  const places = used?.arguments?.[2] as readonly Location[];
  expect(places.map((place) => `${place.uri}:${place.range.start.line}`)).toEqual([
    `${client.uri('compose.yaml')}:3`,
    `${client.uri('api.yaml')}:4`,
  ]);
});

test('targets of Bake count as places, and name the image', async () => {
  const client = await startForTest({
    files: {
      'api/Dockerfile': files['api/Dockerfile'],
      'docker-bake.hcl':
        'target "base" {\n  context = "api"\n  target = "build"\n}\n\ntarget "api" {\n  context = "api"\n  tags = ["shop/api:2"]\n}\n',
    },
    initializationOptions: { lensCommands: true },
  });
  const lenses = await lensesOf(client);
  expect(lenses.map(({ range, command }) => [range.start.line, command?.title])).toEqual([
    [0, 'Build this stage'],
    [0, 'Used in 1 place'],
    [2, 'Build this stage'],
    [2, 'Run'],
    [2, 'Used in 1 place'],
  ]);
  const [, base, , run, api] = lenses.map(({ command }) => command);
  const placesOf = (command: CodeLens['command']) => {
    const places: readonly Location[] = command?.arguments?.[2] ?? [];
    return places.map((place) => `${place.uri}:${place.range.start.line}`);
  };
  const bake = client.uri('docker-bake.hcl');
  expect(run?.arguments?.slice(1)).toEqual(['shop/api:2', '1']);
  expect(placesOf(base)).toEqual([`${bake}:0`]);
  expect(placesOf(api)).toEqual([`${bake}:5`]);
});

test('nobody sees lenses who has switched them off or lacks their commands', async () => {
  const without = await startForTest({ files });
  expect(await lensesOf(without)).toEqual([]);
  const off = await startForTest({
    files,
    initializationOptions: { lensCommands: true },
    settings: { codeLens: { enabled: false } },
  });
  expect(await lensesOf(off)).toEqual([]);
});

test('lenses and hints are asked for again when files change', async () => {
  const client = await startForTest({
    files,
    capabilities: {
      ...pullCapabilities,
      workspace: {
        ...pullCapabilities.workspace,
        codeLens: { refreshSupport: true },
        inlayHint: { refreshSupport: true },
      },
    },
  });
  const asked: string[] = [];
  for (const method of ['workspace/codeLens/refresh', 'workspace/inlayHint/refresh']) {
    client.connection.onRequest(method, () => {
      asked.push(method);
      return null;
    });
  }
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: client.uri('compose.yaml'), type: 3 }],
  });
  await vi.waitFor(() =>
    expect(asked).toEqual(
      expect.arrayContaining(['workspace/codeLens/refresh', 'workspace/inlayHint/refresh']),
    ),
  );
});

async function lensesOf(client: TestClient): Promise<readonly CodeLens[]> {
  await client.open('api/Dockerfile', files['api/Dockerfile']);
  const lenses = await client.connection.sendRequest<readonly CodeLens[]>('textDocument/codeLens', {
    textDocument: { uri: client.uri('api/Dockerfile') },
  });
  return [...lenses].sort((a, b) => a.range.start.line - b.range.start.line);
}
