import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createEngineConnection } from '../../client/src/docker/connect-engine.ts';
import { createEngineWatch } from '../../client/src/docker/engine-watch.ts';
import { startEngine, type TestEngine } from '../support/services/engine.ts';
import { engineVersions } from './connected-engine.ts';

/** A socket at a place that stays while engines come and go behind it. */
describe.each(engineVersions)('an engine %s that comes and goes', (version) => {
  let folder: string;
  let socket: string;
  let service: TestEngine | undefined;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-engine-faults-'));
    socket = join(folder, 'docker.sock');
  });
  afterEach(async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  });

  const start = async () => {
    service = await startEngine({ version });
    await rm(socket, { force: true });
    await symlink(service.socket, socket);
  };
  const stop = async () => {
    await service?.stop();
    service = undefined;
  };
  const waitFor = async (what: () => boolean) => {
    for (let round = 0; round < 150 && !what(); round++) await sleep(200);
    expect(what()).toBe(true);
  };

  test('is found when it starts, missed when it stops, and found again', async () => {
    const connection = createEngineConnection(() => ({
      host: `unix://${socket}`,
      environment: { DOCKER_CONFIG: folder },
    }));
    const watch = createEngineWatch(connection);
    await expect(connection.connect()).rejects.toMatchObject({ reason: 'unavailable' });
    const states: string[] = [];
    const listening = watch.on('connection', () => {
      void connection
        .connect()
        .then((engine) => engine.about())
        .then(
          () => states.push('there'),
          () => states.push('away'),
        );
    });
    await waitFor(() => states.includes('away'));
    await start();
    await waitFor(() => states.at(-1) === 'there');
    await stop();
    await waitFor(() => states.at(-1) === 'away');
    await start();
    await waitFor(() => states.at(-1) === 'there');
    listening.dispose();
    connection.dispose();
  });

  test('fails a stream that it breaks, with a reason', async () => {
    await start();
    const connection = createEngineConnection(() => ({
      host: `unix://${socket}`,
      environment: { DOCKER_CONFIG: folder },
    }));
    const engine = await connection.connect();
    const events = await engine.events(new AbortController().signal);
    const reading = (async () => {
      for await (const event of events) void event;
      return 'ended';
    })().catch((error: { reason?: string }) => error.reason);
    await stop();
    expect(['ended', 'unavailable']).toContain(await reading);
    await expect(engine.containers()).rejects.toMatchObject({ reason: 'unavailable' });
    connection.dispose();
  });
});
