import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { ensureDebianPackages } from './debian.ts';
import { freePort, requireFreePort } from './free-port.ts';
import { createRunDirectory, type RunDirectory } from './run-directory.ts';
import { startInRun } from './start-in-run.ts';
import { waitUntil } from './wait-until.ts';

/** Where a registry listens. */
export interface RegistryOptions {
  readonly host?: string;
  readonly port?: number;
}

/** A real registry without TLS or accounts. */
export interface TestRegistry {
  /** `HOST:PORT`, the first part of its images' names. */
  readonly name: string;
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts Debian's docker-registry, on the loopback interface unless told otherwise. */
export async function startRegistry(options: RegistryOptions = {}): Promise<TestRegistry> {
  const run = await createRunDirectory('registry');
  const port = options.port ?? (await freePort());
  const registry = await startRegistryIn(run, { host: options.host ?? '127.0.0.1', port });
  return {
    ...registry,
    stop: async () => {
      await registry.stop();
      run.remove();
    },
  };
}

/** Starts a registry that belongs to a run directory and, when given, to a network namespace. */
export async function startRegistryIn(
  run: RunDirectory,
  at: { readonly host: string; readonly port: number; readonly netns?: string },
): Promise<TestRegistry> {
  await ensureDebianPackages(['docker-registry']);
  // A stranger's registry on this port would answer in place of ours.
  if (!at.netns) await requireFreePort(at.host, at.port);
  const name = `${at.host}:${at.port}`;
  const config = join(run.path, `registry-${at.port}-${at.netns ?? 'host'}.yml`);
  const data = join(run.path, 'registry');
  await mkdir(data, { recursive: true });
  await writeFile(
    config,
    stringify({
      version: 0.1,
      log: { accesslog: { disabled: true }, level: 'warn' },
      storage: {
        filesystem: { rootdirectory: data },
        delete: { enabled: true },
        maintenance: { uploadpurging: { enabled: false } },
      },
      // In a network of its own it is also the node's `localhost`.
      http: { addr: at.netns ? `:${at.port}` : name },
    }),
  );
  const label = at.netns ? 'docker-registry' : 'docker-registry-host';
  const server = startInRun(run, label, '/usr/bin/docker-registry', ['serve', config], {
    netns: at.netns,
  });
  const url = `http://${name}`;
  await waitUntil('registry', async () => (await fetch(`${url}/v2/`)).ok, {
    failed: () => (server.alive() ? undefined : server.logTail()),
  });
  return { name, url, stop: () => server.stop() };
}
