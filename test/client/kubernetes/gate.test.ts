import { afterEach, describe, expect, test } from 'vitest';
import { ClusterError } from '../../../client/src/kubernetes/cluster-error.ts';
import { Gate, type WritePermit } from '../../../client/src/kubernetes/gate.ts';
import type { Protection } from '../../../client/src/kubernetes/protection.ts';
import { type FakeApiServer, startFakeApiServer } from './fake-api-server.ts';

const intent = { action: 'scale', objects: ['Deployment/web'] } as const;

function gateAt(protection: Protection, agreed: boolean) {
  const asked: string[] = [];
  const ask = (kind: string) => () => {
    asked.push(kind);
    return Promise.resolve(agreed);
  };
  const context = { name: 'c', server: 'https://c', protection };
  const gate = new Gate(() => context, { confirm: ask('confirm'), typeName: ask('type-name') });
  return { gate, asked, context };
}

describe('the gate', () => {
  test.each([
    ['open', []],
    ['confirm', ['confirm']],
    ['type-name', ['type-name']],
  ] as const)('at level %s asks %j', async (level, questions) => {
    const { gate, asked } = gateAt(level, true);
    expect(await gate.permit(intent)).toBeDefined();
    expect(asked).toEqual(questions);
  });

  test('asks at every level before what cannot be taken back', async () => {
    const { gate, asked } = gateAt('open', false);
    expect(await gate.permit({ ...intent, alwaysAsk: true })).toBeUndefined();
    expect(asked).toEqual(['confirm']);
  });

  test('refuses a read-only context without asking', async () => {
    const { gate, asked } = gateAt('read-only', true);
    await expect(gate.permit(intent)).rejects.toMatchObject({ reason: 'read-only' });
    expect(asked).toEqual([]);
  });

  test('takes no permit of another gate, nor one that nobody gave', async () => {
    const permit = await gateAt('open', true).gate.permit(intent);
    const { gate } = gateAt('open', true);
    expect(() => gate.check(permit)).toThrow(ClusterError);
    expect(() => gate.check({} as WritePermit)).toThrow(ClusterError);
    expect(() => gate.check(undefined)).toThrow(ClusterError);
  });
});

describe('the transport', () => {
  let server: FakeApiServer;
  const start = async (level?: Protection) => {
    server = await startFakeApiServer((_request, response) => response.end('{}'), level);
    return server;
  };
  afterEach(() => server.stop());
  const writes = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;

  test.each(writes)('sends no %s without a permit', async (method) => {
    const { transport, requests } = await start();
    await expect(transport.json({ method, path: '/api/v1/pods' })).rejects.toMatchObject({
      reason: 'read-only',
    });
    expect(requests).toEqual([]);
  });

  test('opens no shell without a permit', async () => {
    const { transport, requests } = await start();
    const path = '/api/v1/namespaces/a/pods/b/exec';
    expect(() => transport.webSocket({ path }, ['v5.channel.k8s.io'])).toThrow(ClusterError);
    expect(requests).toEqual([]);
  });

  test('sends a write with a permit, and a dry run without one', async () => {
    const { transport, gate, requests } = await start('confirm');
    const permit = await gate.permit(intent);
    await transport.json({ method: 'PATCH', path: '/a', permit });
    await transport.json({ method: 'PATCH', path: '/b', query: { dryRun: 'All' } });
    expect(requests).toEqual(['PATCH /a', 'PATCH /b?dryRun=All']);
  });

  test('sends dry runs also to a read-only context', async () => {
    const { transport, requests } = await start('read-only');
    await transport.json({ method: 'PATCH', path: '/b', query: { dryRun: 'All' } });
    expect(requests).toHaveLength(1);
  });
});
