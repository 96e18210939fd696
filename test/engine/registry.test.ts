import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRegistry, type TestRegistry } from '../support/services/registry.ts';
import { type ConnectedEngine, engineVersions, startConnectedEngine } from './connected-engine.ts';

describe.each(engineVersions)('a registry and engine %s', (version) => {
  let registry: TestRegistry;
  let connected: ConnectedEngine;
  const signal = new AbortController().signal;

  beforeAll(async () => {
    registry = await startRegistry();
    connected = await startConnectedEngine(version, { insecureRegistries: [registry.name] });
  });
  afterAll(async () => {
    await connected?.stop();
    await registry?.stop();
  });

  test('an image is pushed, removed and pulled again', async () => {
    const { engine } = connected;
    const reference = `${registry.name}/team/box:1`;
    await engine.tag('busybox:1.37', reference);
    const totals: number[] = [];
    const digest = await engine.push(reference, ({ total }) => totals.push(total), signal);
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(Math.max(...totals)).toBeGreaterThan(0);

    await engine.remove('image', reference, false);
    await engine.pull(reference, () => undefined, signal);
    expect((await engine.images()).flatMap(({ references }) => references)).toContain(reference);
  });

  test('a reference that the registry does not have', async () => {
    const reference = `${registry.name}/team/nothing:1`;
    await expect(connected.engine.pull(reference, () => undefined, signal)).rejects.toMatchObject({
      reason: 'not-found',
    });
  });

  test('a registry that does not answer', async () => {
    await connected.engine.tag('busybox:1.37', '127.0.0.1:1/box:1');
    await expect(
      connected.engine.push('127.0.0.1:1/box:1', () => undefined, signal),
    ).rejects.toThrow(/127\.0\.0\.1:1/);
  });
});
