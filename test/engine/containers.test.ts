import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine, EngineEvent } from '../../client/src/docker/engine.ts';
import { freePort } from '../support/services/free-port.ts';
import {
  type ConnectedEngine,
  engineVersions,
  readUntil,
  startConnectedEngine,
} from './connected-engine.ts';

/** Says its name forever, and ends at once when it is told to. */
const script =
  'trap "exit 0" TERM; echo out; echo err >&2; while true; do echo tick; sleep 0.2; done';

describe.each(engineVersions)('containers on engine %s', (version) => {
  let connected: ConnectedEngine;
  let engine: Engine;

  beforeAll(async () => {
    connected = await startConnectedEngine(version);
    engine = connected.engine;
    const dockerfile = `${connected.folder}/Dockerfile`;
    const command = JSON.stringify(['sh', '-c', script]);
    await writeFile(dockerfile, `FROM busybox:1.37\nEXPOSE 8080 5353/udp\nCMD ${command}\n`);
    const request = { dockerfile, context: connected.folder, tags: ['ticker:1'] };
    await engine.build(request, () => undefined, new AbortController().signal);
  });
  afterAll(() => connected?.stop());

  const find = async (id: string) =>
    (await engine.containers()).find((container) => container.id === id);

  test('a container goes through its life', async () => {
    const hostPort = await freePort();
    const id = await engine.run({
      image: 'ticker:1',
      name: 'life',
      ports: [{ containerPort: '8080/tcp', hostPort }],
    });
    expect(await find(id)).toMatchObject({ name: 'life', image: 'ticker:1', state: 'running' });
    expect((await find(id))?.ports).toContainEqual(
      expect.objectContaining({ containerPort: 8080, hostPort, protocol: 'tcp' }),
    );
    await engine.stop(id);
    expect((await find(id))?.state).toBe('exited');
    await engine.start(id);
    await engine.restart(id);
    expect((await find(id))?.state).toBe('running');
    expect(await engine.inspect('container', id)).toMatchObject({ Id: id, Name: '/life' });
    await expect(engine.remove('container', id, false)).rejects.toMatchObject({
      reason: 'conflict',
    });
    await engine.remove('container', id, true);
    expect(await find(id)).toBeUndefined();
  });

  test('a container that cannot start is not left behind', async () => {
    const taken = await freePort();
    const ports = [{ containerPort: '8080/tcp', hostPort: taken }];
    const first = await engine.run({ image: 'ticker:1', ports });
    await expect(engine.run({ image: 'ticker:1', name: 'late', ports })).rejects.toThrow(/port/);
    const names = (await engine.containers()).map(({ name }) => name);
    expect(names).not.toContain('late');
    await engine.remove('container', first, true);
  });

  test('logs hold both outputs, follow, and end with the container', async () => {
    const id = await engine.run({ image: 'ticker:1', ports: [] });
    const controller = new AbortController();
    const options = { follow: true, tail: 100 };
    const text = await readUntil(engine.logs(id, options, controller.signal), 'tick\ntick');
    expect(text).toContain('out\n');
    expect(text).toContain('err\n');
    controller.abort();

    const toTheEnd = readUntil(
      engine.logs(id, options, new AbortController().signal),
      'never said',
    );
    await sleep(300);
    await engine.stop(id);
    expect(await toTheEnd).toContain('tick');
    await engine.remove('container', id, true);
  });

  test('an aborted log ends without an error', async () => {
    const id = await engine.run({ image: 'ticker:1', ports: [] });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 500);
    const text = await readUntil(
      engine.logs(id, { follow: true, tail: 1 }, controller.signal),
      'never said',
    );
    expect(text).toContain('tick');
    await engine.remove('container', id, true);
  });

  test('a shell runs commands, knows its size, and tells its exit code', async () => {
    const id = await engine.run({ image: 'ticker:1', ports: [] });
    let screen = '';
    const code = await new Promise<number | undefined>((resolve, reject) => {
      engine
        .openShell(id, {
          commands: ['bash', 'sh'],
          columns: 91,
          rows: 23,
          onData: (data) => {
            screen += Buffer.from(data).toString('utf8');
          },
          onEnd: resolve,
        })
        .then(async (shell) => {
          await sleep(300);
          shell.write('stty size; echo grüße\n');
          await sleep(300);
          shell.resize(132, 43);
          await sleep(300);
          shell.write('stty size; exit 7\n');
        }, reject);
    });
    expect(code).toBe(7);
    expect(screen).toContain('23 91');
    expect(screen).toContain('43 132');
    expect(screen).toContain('grüße');
    await engine.remove('container', id, true);
  });

  test('a shell that is closed does not stay in the container', async () => {
    const id = await engine.run({ image: 'ticker:1', ports: [] });
    const ended = new Promise((resolve) => {
      void engine
        .openShell(id, {
          commands: ['sh'],
          columns: 80,
          rows: 24,
          onData: () => undefined,
          onEnd: resolve,
        })
        .then(async (shell) => {
          await sleep(300);
          shell.close();
        });
    });
    await ended;
    await sleep(500);
    const { ExecIDs: left } = (await engine.inspect('container', id)) as { ExecIDs?: string[] };
    expect(left ?? []).toEqual([]);
    await engine.remove('container', id, true);
  });

  test('a container without a shell says so', async () => {
    const id = await engine.run({ image: 'ticker:1', ports: [] });
    const options = { columns: 80, rows: 24, onData: () => undefined, onEnd: () => undefined };
    await expect(
      engine.openShell(id, { ...options, commands: ['bash', 'zsh'] }),
    ).rejects.toMatchObject({ reason: 'no-shell' });
    await engine.stop(id);
    await expect(engine.openShell(id, { ...options, commands: ['sh'] })).rejects.toMatchObject({
      reason: 'conflict',
    });
    await engine.remove('container', id, true);
  });

  test('events tell what happens, until aborted', async () => {
    const controller = new AbortController();
    const seen: EngineEvent[] = [];
    const events = await engine.events(controller.signal);
    const reading = (async () => {
      for await (const event of events) seen.push(event);
    })();
    const id = await engine.run({ image: 'ticker:1', ports: [] });
    await engine.remove('container', id, true);
    await engine.tag('ticker:1', 'localhost:5000/team/ticker:2');
    await sleep(300);
    controller.abort();
    await reading;
    const actions = seen.map(({ kind, action }) => `${kind} ${action}`);
    expect(actions).toEqual(
      expect.arrayContaining(['container start', 'container destroy', 'image tag']),
    );
    expect(seen.filter(({ kind }) => kind === 'container').map((event) => event.id)).toContain(id);
  });

  test('images, volumes and networks are listed and removed', async () => {
    await engine.tag('ticker:1', 'ticker:old');
    const names = (await engine.images()).flatMap(({ references }) => references);
    expect(names).toEqual(expect.arrayContaining(['busybox:1.37', 'ticker:1', 'ticker:old']));
    await engine.remove('image', 'ticker:old', false);
    expect((await engine.images()).flatMap(({ references }) => references)).not.toContain(
      'ticker:old',
    );
    expect(await engine.exposedPorts('ticker:1')).toEqual(
      expect.arrayContaining(['8080/tcp', '5353/udp']),
    );
    expect(await engine.volumes()).toEqual([]);
    expect(await engine.networks()).toContainEqual(
      expect.objectContaining({ name: 'bridge', predefined: true }),
    );
    await expect(engine.inspect('image', 'nothing:1')).rejects.toMatchObject({
      reason: 'not-found',
    });
  });

  test('an image is saved as a stream', async () => {
    let bytes = 0;
    for await (const chunk of await engine.save('ticker:1')) bytes += chunk.length;
    expect(bytes).toBeGreaterThan(1_000_000);
  });
});
